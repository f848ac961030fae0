package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rule-12.6")
class EnvelopeTest {

  private static final byte[] KEY = bytes(1, Envelope.KEY_BYTES);

  private static Envelope envelope() {
    return new Envelope(KEY);
  }

  @Test
  void whatWasSealedOpensWhateverItsLength() {
    for (int length = 0; length < 200; length++) {
      byte[] plain = bytes(length, length);

      assertThat(envelope().open(envelope().seal(plain))).as("%d", length).contains(plain);
    }
  }

  @Test
  void noFlippedBitOpensAndNothingCutShortOrLengthened() {
    byte[] sealed = envelope().seal(bytes(2, 70));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(envelope().open(flipped)).as("bit %d", bit).isEmpty();
    }
    for (int length = 0; length < sealed.length; length++) {
      assertThat(envelope().open(Arrays.copyOf(sealed, length))).as("%d", length).isEmpty();
    }
    assertThat(envelope().open(Arrays.copyOf(sealed, sealed.length + 1))).isEmpty();
  }

  @Test
  void noOtherKeyOpensItNorOneWithTheSameBeginning() {
    byte[] sealed = envelope().seal(bytes(2, 70));
    byte[] almost = KEY.clone();
    almost[KEY.length - 1] ^= 1;

    assertThat(new Envelope(bytes(3, KEY.length)).open(sealed)).isEmpty();
    assertThat(new Envelope(almost).open(sealed)).isEmpty();
  }

  /** Written down once, so that no version seals otherwise than the one before. */
  @Test
  void padAndTagAreThoseOfItsDescription() throws Exception {
    byte[] plain = bytes(4, 100);
    byte[] padKey = Arrays.copyOf(KEY, 32);
    byte[] tagKey = Arrays.copyOfRange(KEY, 32, 64);
    byte[] encrypted = plain.clone();
    for (int i = 0; i < plain.length; i++) {
      byte[] counter = ByteBuffer.allocate(4).putInt(i / 64 * 64).array();
      encrypted[i] ^= HmacTest.ofTheJdk(padKey, counter)[i % 64];
    }
    byte[] tag = Arrays.copyOf(HmacTest.ofTheJdk(tagKey, encrypted), 32);

    assertThat(HexFormat.of().formatHex(envelope().seal(plain)))
        .isEqualTo(HexFormat.of().formatHex(encrypted) + HexFormat.of().formatHex(tag));
  }

  private static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
