package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.server.access.RandomBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void nothingIsRequired() {
    Options options = Options.parse(List.of(), Map.of());

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.data()).isEqualTo(Path.of("licensing-data").toAbsolutePath());
    assertThat(options.database()).isEmpty();
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironment() {
    Options options =
        Options.parse(
            List.of("--port", "0", "--data", "/d", "--database", "jdbc:postgresql://a/b"),
            Map.of(
                "LICENSING_DATABASE_URL", "jdbc:postgresql://c/d",
                "LICENSING_DATABASE_USER", "u",
                "LICENSING_DATABASE_PASSWORD", "p"));

    assertThat(options.port()).isZero();
    assertThat(options.database()).contains("jdbc:postgresql://a/b");
    assertThat(options.user()).contains("u");
    assertThat(options.password()).contains("p");
    assertThat(options.toString()).doesNotContain("password");
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    for (List<String> wrong :
        List.of(
            List.of("--port"),
            List.of("--port", "65536"),
            List.of("--port", "x"),
            List.of("--prot", "1"),
            List.of("--database", "jdbc:h2:mem"))) {
      assertThatThrownBy(() -> Options.parse(wrong, Map.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Options.parse(List.of(), Map.of("LICENSING_VENDOR_KEY", "short")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPasswordIsRecognisedByItsHash() {
    Argon2idHasher hasher = new Argon2idHasher(RandomBytes.secure());
    String kept = hasher.hash("secret of ann");

    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("secret");
    assertThat(hasher.matches("secret of ann", kept)).isTrue();
    assertThat(hasher.matches("secret of bob", kept)).isFalse();
    assertThat(hasher.matches("secret of ann", "")).isFalse();
    assertThat(hasher.hash("secret of ann")).isNotEqualTo(kept);
  }

  @Test
  void theFormOfTheArgon2ReferenceIsUnderstood() {
    // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
    String kept =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
            + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(new Argon2idHasher(RandomBytes.secure()).matches("password", kept)).isTrue();
  }
}
