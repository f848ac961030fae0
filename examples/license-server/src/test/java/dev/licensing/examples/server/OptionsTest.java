package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

  @TempDir Path folder;

  @Test
  void nothingIsRequired() {
    Options options = Options.parse(List.of(), Map.of());

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.data()).isEqualTo(Path.of("licensing-data").toAbsolutePath());
    assertThat(options.database()).isEmpty();
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
    Path file = folder.resolve("server.properties");
    Files.writeString(
        file,
        """
        # comments are allowed
        port = 1
        database-user = of the file
        database = jdbc:postgresql://file/x
        vendor-key = a vendor key of the file
        """);
    Options options =
        Options.parse(
            List.of("--port", "0", "--config", file.toString()),
            Map.of(
                "LICENSING_PORT", "2",
                "LICENSING_DATABASE", "jdbc:postgresql://c/d",
                "LICENSING_DATABASE_PASSWORD", "p"));

    assertThat(options.port()).isZero();
    assertThat(options.database()).contains("jdbc:postgresql://c/d");
    assertThat(options.user()).contains("of the file");
    assertThat(options.password()).contains("p");
    assertThat(options.vendorKey()).contains("a vendor key of the file");
    assertThat(Options.parse(List.of(), Map.of("LICENSING_CONFIG", file.toString())).port())
        .isEqualTo(1);
    assertThat(options.toString()).isEqualTo("Options[127.0.0.1:0]");
  }

  @Test
  void whatIsNotUnderstoodIsRefused() throws Exception {
    Path file = folder.resolve("wrong.properties");
    Files.writeString(file, "prot = 1");
    for (List<String> wrong :
        List.of(
            List.of("--port"),
            List.of("port", "1"),
            List.of("--port", "65536"),
            List.of("--port", "x"),
            List.of("--prot", "1"),
            List.of("--connections", "0"),
            List.of("--metrics-port", "x"),
            List.of("--config", file.toString()),
            List.of("--config", "/nowhere"),
            List.of("--webhook", "https://shop.example"),
            List.of("--smtp", "smtp://mail.example"),
            List.of("--smtp", "http://mail.example", "--mail-from", "a@b.example"),
            List.of("--database", "jdbc:h2:mem"))) {
      assertThatThrownBy(() -> Options.parse(wrong, Map.of()))
          .as(wrong.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Options.parse(List.of(), Map.of("LICENSING_VENDOR_KEY", "short")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVendorMayHaveKeysForSomeThings() {
    String shop = "shop:SELL+VIEW:a-key-of:-the-shop-itself";
    Map<String, VendorKey> keys =
        Options.parse(
                List.of(),
                Map.of("LICENSING_VENDOR_KEYS", shop + " desk:SUPPORT:0123456789012345678x"))
            .vendorKeys();

    assertThat(keys).containsOnlyKeys("shop", "desk");
    assertThat(keys.get("shop"))
        .isEqualTo(
            VendorKey.of("a-key-of:-the-shop-itself", Set.of(VendorScope.VIEW, VendorScope.SELL)));
    for (String wrong :
        List.of(
            "shop",
            "shop:SELL",
            "shop:SELL:short",
            "shop::0123456789012345678x",
            "shop:EVERYTHING:0123456789012345678x",
            "a b:SELL:0123456789012345678x",
            "shop:SELL:0123456789012345678x shop:VIEW:0123456789012345678y")) {
      assertThatThrownBy(() -> Options.parse(List.of(), Map.of("LICENSING_VENDOR_KEYS", wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("0123456789012345678x");
    }
  }

  @Test
  void whatIsSecretIsNotForTheCommandLine() {
    for (Setting setting : Setting.values()) {
      if (setting.secret()) {
        String secret = "a secret of many characters";
        assertThatThrownBy(() -> Options.parse(List.of("--" + setting.key(), secret), Map.of()))
            .hasMessageContaining(setting.variable())
            .hasMessageNotContaining(secret);
      }
    }
  }

  @Test
  void mailIsEncryptedUnlessItStaysHere() {
    assertThat(encryption("smtps://mail.example")).isEqualTo(SmtpSettings.Encryption.TLS);
    assertThat(encryption("smtp://mail.example")).isEqualTo(SmtpSettings.Encryption.STARTTLS);
    assertThat(encryption("smtp://127.0.0.1:25"))
        .isEqualTo(SmtpSettings.Encryption.NONE_ON_THIS_MACHINE);
  }

  private static SmtpSettings.Encryption encryption(String smtp) {
    return Options.parse(List.of("--smtp", smtp, "--mail-from", "a@b.example"), Map.of())
        .mail()
        .orElseThrow()
        .encryption();
  }

  @Test
  void theReadmeTellsEverySettingAndItsDefault() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    for (Setting setting : Setting.values()) {
      String usual = setting.usual().isEmpty() ? "–" : "`" + setting.usual() + "`";
      assertThat(readme).contains("| `" + setting.key() + "` | " + usual + " |");
    }
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
