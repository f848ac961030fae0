package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacTest {

  private static final HexFormat HEX = HexFormat.of();

  /** RFC 4231, 4.2. */
  @Test
  void theFirstExampleOfTheRfc() {
    assertThat(HEX.formatHex(new Hmac(HEX.parseHex("0b".repeat(20))).of(ascii("Hi There"))))
        .isEqualTo(
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854");
  }

  /** RFC 4231, 4.7: a key longer than a block. */
  @Test
  void itsExampleWithALongKey() {
    byte[] key = HEX.parseHex("aa".repeat(131));
    assertThat(
            HEX.formatHex(
                new Hmac(key).of(ascii("Test Using Larger Than Block-Size Key - Hash Key First"))))
        .isEqualTo(
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598");
  }

  @Test
  void isThatOfTheJdkWhateverKeyAndPartsAndCanBeUsedAgain() throws Exception {
    Random random = new Random(3);
    for (int length = 1; length < 300; length += 7) {
      byte[] key = bytes(random, length);
      byte[] text = bytes(random, length * 3);
      Hmac hmac = new Hmac(key);

      assertThat(hmac.of(text)).isEqualTo(ofTheJdk(key, text));
      assertThat(hmac.of(text, key)).isEqualTo(ofTheJdk(key, joined(text, key)));
    }
  }

  static byte[] ofTheJdk(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(key, "HmacSHA512"));
    return mac.doFinal(text);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    return HEX.parseHex(HEX.formatHex(one) + HEX.formatHex(other));
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
