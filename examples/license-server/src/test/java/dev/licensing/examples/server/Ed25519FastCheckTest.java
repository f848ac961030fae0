package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.TrustedKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;

/** The fast check says what the JDK says. */
class Ed25519FastCheckTest {

  private static final byte[] INPUT = "what was signed".getBytes(StandardCharsets.US_ASCII);

  private final Ed25519FastCheck check = new Ed25519FastCheck();

  private static KeyPair keys() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static byte[] signature(KeyPair keys) throws GeneralSecurityException {
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(keys.getPrivate());
    signing.update(INPUT);
    return signing.sign();
  }

  @Test
  void whatTheJdkSignedFits() throws Exception {
    for (int i = 0; i < 20; i++) {
      KeyPair keys = keys();
      assertThat(check.fits(new TrustedKey("2026", keys.getPublic()), INPUT, signature(keys)))
          .isTrue();
    }
  }

  @Test
  void nothingElseFits() throws Exception {
    KeyPair keys = keys();
    TrustedKey key = new TrustedKey("2026", keys.getPublic());
    byte[] signature = signature(keys);

    assertThat(check.fits(new TrustedKey("2026", keys().getPublic()), INPUT, signature)).isFalse();
    assertThat(check.fits(key, "what was not".getBytes(StandardCharsets.US_ASCII), signature))
        .isFalse();
    assertThat(check.fits(key, INPUT, new byte[64])).isFalse();
    for (int bit = 0; bit < 8 * signature.length; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(check.fits(key, INPUT, changed)).as("bit %d", bit).isFalse();
    }
  }

  /** The signature with the order of the group added is another text of the same number. */
  @Test
  void thereIsOneTextOfASignature() throws Exception {
    KeyPair keys = keys();
    byte[] malleable = signature(keys);
    byte[] order =
        new BigInteger(
                "7237005577332262213973186563042994240857116359379907606001950938285454250989")
            .toByteArray();
    int carry = 0;
    for (int i = 0; i < order.length; i++) {
      int sum = (malleable[32 + i] & 0xff) + (order[order.length - 1 - i] & 0xff) + carry;
      malleable[32 + i] = (byte) sum;
      carry = sum >> 8;
    }

    assertThat(check.fits(new TrustedKey("2026", keys.getPublic()), INPUT, malleable)).isFalse();
  }
}
