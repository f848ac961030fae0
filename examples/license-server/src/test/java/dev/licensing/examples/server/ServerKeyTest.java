package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys there are is said by the names of files. */
class ServerKeyTest {

  @TempDir Path folder;

  @Test
  void theSameKeyIsThereAfterEachStart() throws IOException {
    assertThat(ServerKey.loadOrCreate(folder).own().toString())
        .isEqualTo(ServerKey.loadOrCreate(folder).own().toString());
  }

  @Test
  void otherKeysAreTrustedOrRevoked() throws IOException {
    TrustedKey next = publicKeyOfAnotherServer("public-next.pem");
    TrustedKey leaked = publicKeyOfAnotherServer("revoked-2025.pem");

    ServerKey key = ServerKey.loadOrCreate(folder);

    assertThat(key.published())
        .extracting(TrustedKey::id)
        .containsExactly(key.own().id(), next.id());
    assertThat(key.revoked()).containsExactly(leaked.id());
    assertThat(key.signer().keyId()).isEqualTo(key.own().id());
  }

  @Test
  @Tag("rule-12.4")
  void aRootSignsWhatTheFolderSays(@TempDir Path rootFolder) throws IOException {
    TrustedKey leaked = publicKeyOfAnotherServer("revoked-2025.pem");
    TrustedKey own = ServerKey.loadOrCreate(folder).own();

    TrustedKey root = SignKeySet.sign(rootFolder, 1, folder);
    SignKeySet.sign(rootFolder, 2, folder);

    ServerKey.KeySet keySet = ServerKey.loadOrCreate(folder).keySet().orElseThrow();
    assertThat(keySet.root()).hasToString(root.toString());
    TrustedKeys builtIn = TrustedKeys.of(leaked).rootedIn(root);
    assertThat(builtIn.updatedBy(keySet.compact()))
        .isInstanceOfSatisfying(
            Verification.Accepted.class,
            accepted -> {
              TrustedKeys keys = (TrustedKeys) accepted.value();
              assertThat(keys.version()).isEqualTo(2);
              assertThat(keys.trusts(own.id())).isTrue();
              assertThat(keys.trusts(leaked.id())).isFalse();
            });
    assertThat(folder.resolve("root-private.pem")).doesNotExist();
  }

  private TrustedKey publicKeyOfAnotherServer(String name) throws IOException {
    Path other = Files.createTempDirectory(folder, "other");
    TrustedKey own = ServerKey.loadOrCreate(other).own();
    Files.copy(other.resolve("public.pem"), folder.resolve(name));
    return own;
  }
}
