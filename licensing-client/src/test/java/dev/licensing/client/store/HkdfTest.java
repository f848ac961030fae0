package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HkdfTest {

  /** RFC 5869, 2.2 and 2.3, with the JDK's own HMAC. */
  @Test
  void extractsAndExpandsAsTheRfcSays() throws Exception {
    byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);
    byte[] salt = "salt".getBytes(StandardCharsets.UTF_8);
    byte[] extracted = HmacTest.ofTheJdk(salt, secret);

    assertThat(Hkdf.derive(secret, salt, "info"))
        .isEqualTo(HmacTest.ofTheJdk(extracted, "info\1".getBytes(StandardCharsets.UTF_8)));
  }

  /** Its salt of zero length means zeros, which HMAC makes of any short key. */
  @Test
  void aShortSaltIsFilledUpWithZeros() {
    byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);

    assertThat(Hkdf.derive(secret, new byte[0], ""))
        .isEqualTo(Hkdf.derive(secret, new byte[64], ""));
  }
}
