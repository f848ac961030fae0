package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.StoreCondition;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.ProductId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rule-12.6")
class SealedFormatTest {

  private static final ProductId PRODUCT = new ProductId("acme-studio");
  private static final Map<ComponentKind, String> HERE =
      Map.of(
          ComponentKind.MACHINE_ID, "id-of-here",
          ComponentKind.SYSTEM_UUID, "uuid-of-here",
          ComponentKind.PROCESSOR, "a common processor");
  private static final SortedMap<String, String> TEXTS =
      new TreeMap<>(Map.of("license", "ey.J.x", "other", "ünïcode \u0000 \ud83d\ude00"));

  private final SealedFormat format = new SealedFormat(PRODUCT, new Random(1));

  @Test
  void whatWasSealedOpensOnTheSameMachine() throws IOException {
    assertThat(format.open(format.seal(TEXTS, HERE), HERE)).isEqualTo(new Opened.Content(TEXTS));
  }

  @Test
  void oneComponentThatIsStillTheSameOpensIt() throws IOException {
    byte[] sealed = format.seal(TEXTS, HERE);

    assertThat(
            format.open(
                sealed,
                Map.of(
                    ComponentKind.MACHINE_ID, "new after a re-format",
                    ComponentKind.SYSTEM_UUID, "uuid-of-here")))
        .isEqualTo(new Opened.Content(TEXTS));
    assertThat(format.open(sealed, Map.of(ComponentKind.MACHINE_ID, "id-of-here")))
        .isEqualTo(new Opened.Content(TEXTS));
  }

  @Test
  void anotherMachineDoesNotOpenIt() throws IOException {
    byte[] sealed = format.seal(TEXTS, HERE);

    assertThat(
            format.open(
                sealed,
                Map.of(
                    ComponentKind.MACHINE_ID, "id-of-there",
                    ComponentKind.SYSTEM_UUID, "uuid-of-there",
                    ComponentKind.PROCESSOR, "a common processor")))
        .isEqualTo(new Opened.Closed(StoreCondition.OTHER_MACHINE));
  }

  @Test
  void theSameTextInAnotherComponentIsNotTheSameComponent() throws IOException {
    byte[] sealed = format.seal(TEXTS, Map.of(ComponentKind.MACHINE_ID, "one-text"));

    assertThat(format.open(sealed, Map.of(ComponentKind.SYSTEM_UUID, "one-text")))
        .isEqualTo(new Opened.Closed(StoreCondition.OTHER_MACHINE));
  }

  @Test
  void anotherProductDoesNotOpenIt() throws IOException {
    SealedFormat other = new SealedFormat(new ProductId("acme-paint"), new Random(1));

    assertThat(other.open(format.seal(TEXTS, HERE), HERE)).isInstanceOf(Opened.Closed.class);
  }

  @Test
  void aNewerVersionIsRecognisedAsThat() throws IOException {
    byte[] sealed = format.seal(TEXTS, HERE);
    sealed[9] = 2;

    assertThat(format.open(sealed, HERE)).isEqualTo(new Opened.Closed(StoreCondition.NEWER));
  }

  @Test
  void everyFileCutShortIsClosed() throws IOException {
    byte[] sealed = format.seal(TEXTS, HERE);

    for (int length = 0; length < sealed.length; length++) {
      assertThat(format.open(Arrays.copyOf(sealed, length), HERE))
          .as("%d bytes", length)
          .isInstanceOf(Opened.Closed.class);
    }
  }

  @Test
  void noFlippedBitEverChangesTheContent() throws IOException {
    byte[] sealed = format.seal(TEXTS, HERE);

    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      // A flip in one wrapped key leaves the other: then the content is the true one.
      assertThat(format.open(flipped, HERE))
          .as("bit %d", bit)
          .satisfiesAnyOf(
              opened -> assertThat(opened).isInstanceOf(Opened.Closed.class),
              opened -> assertThat(opened).isEqualTo(new Opened.Content(TEXTS)));
    }
  }

  @Test
  void anyBytesAtAllEndInAnAnswer() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      byte[] headed =
          Arrays.copyOf("LICENSES\0\1".getBytes(StandardCharsets.US_ASCII), 10 + bytes.length);
      System.arraycopy(bytes, 0, headed, 10, bytes.length);

      assertThat(format.open(bytes, HERE)).isInstanceOf(Opened.Closed.class);
      assertThat(format.open(headed, HERE)).isInstanceOf(Opened.Closed.class);
    }
  }

  @Test
  void nothingOfTheContentCanBeReadInTheFile() throws IOException {
    String sealed = new String(format.seal(TEXTS, HERE), StandardCharsets.ISO_8859_1);

    assertThat(sealed).doesNotContain("ey.J.x").doesNotContain("id-of-here");
  }
}
