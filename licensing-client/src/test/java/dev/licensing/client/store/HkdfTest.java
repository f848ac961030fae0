package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HkdfTest {

  private static final HexFormat HEX = HexFormat.of();

  /** RFC 5869, A.3: no info; salt of zero length means zeros, which HMAC makes of any short key. */
  @Test
  void theFirstBlockIsThatOfTheRfc() throws Exception {
    byte[] secret = HEX.parseHex("0b".repeat(22));

    byte[] derived = Hkdf.derive(secret, new byte[32], "");

    assertThat(HEX.formatHex(derived))
        .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  }

  @Test
  void theInfoIsPartOfIt() throws Exception {
    byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);
    byte[] salt = "salt".getBytes(StandardCharsets.UTF_8);
    Mac extract = Mac.getInstance("HmacSHA256");
    extract.init(new SecretKeySpec(salt, "HmacSHA256"));
    Mac expand = Mac.getInstance("HmacSHA256");
    expand.init(new SecretKeySpec(extract.doFinal(secret), "HmacSHA256"));
    expand.update("info".getBytes(StandardCharsets.UTF_8));

    assertThat(Hkdf.derive(secret, salt, "info")).isEqualTo(expand.doFinal(new byte[] {1}));
  }
}
