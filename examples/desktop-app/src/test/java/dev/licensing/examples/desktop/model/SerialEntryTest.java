package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.examples.desktop.model.SerialEntry.Say;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rule-2.8")
class SerialEntryTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SERIALS = 200;

  private final Random random = new Random(7);
  private final SerialNumber serial = serial();

  private SerialNumber serial() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return SerialNumber.fromRandom(bytes);
  }

  @Test
  void whatIsTypedIsJudgedAtEveryMoment() {
    String text = serial.value();

    assertThat(SerialEntry.EMPTY.say()).isEqualTo(Say.NOTHING_YET);
    assertThat(SerialEntry.of(text.substring(0, 12)).say()).isEqualTo(Say.UNFINISHED);
    assertThat(SerialEntry.of(text.substring(0, 12)).symbols()).isEqualTo(10);
    assertThat(SerialEntry.of(text + "77").say()).isEqualTo(Say.TOO_LONG);
    assertThat(SerialEntry.of(text).say()).isEqualTo(Say.COMPLETE);
    assertThat(SerialEntry.of(text.toLowerCase(Locale.ROOT).replace('-', ' ')).serial())
        .contains(serial);
    SerialEntry foreign = SerialEntry.of("AB*");
    assertThat(foreign.say()).isEqualTo(Say.FOREIGN);
    assertThat(foreign.foreign()).contains("*");
  }

  /** Not often: always, because no two serials are that close. */
  @Test
  void aWrongCharacterIsAlwaysPutRight() {
    for (int i = 0; i < SERIALS; i++) {
      SerialNumber meant = serial();
      char[] symbols = Grouped.symbols(meant.value()).toCharArray();
      int at = random.nextInt(symbols.length);
      symbols[at] = ALPHABET.charAt((ALPHABET.indexOf(symbols[at]) + 1 + random.nextInt(31)) % 32);

      SerialEntry entry = SerialEntry.of(new String(symbols));
      assertThat(entry.say()).isEqualTo(Say.WRONG);
      assertThat(entry.proposals()).contains(meant);
    }
  }

  @Test
  void swappedNeighboursAreTheFirstProposal() {
    int swapped = 0;
    while (swapped < SERIALS) {
      SerialNumber meant = serial();
      char[] symbols = Grouped.symbols(meant.value()).toCharArray();
      int at = 1 + random.nextInt(symbols.length - 1);
      char before = symbols[at - 1];
      if (before != symbols[at]) {
        symbols[at - 1] = symbols[at];
        symbols[at] = before;
        assertThat(SerialEntry.of(new String(symbols)).proposals()).contains(meant);
        swapped++;
      }
    }
  }

  @Test
  void aCharacterThatIsInNoSerialIsPutRight() {
    String typed = "U" + serial.value().substring(1);

    assertThat(SerialEntry.of(typed).proposals()).contains(serial);
  }

  @Test
  void aCharacterTooManyIsTakenOut() {
    String typed = serial.value().substring(0, 3) + "7" + serial.value().substring(3);

    assertThat(SerialEntry.of(typed).proposals()).contains(serial);
  }

  @Test
  void whatIsUnfinishedOrFarFromAnySerialHasNoProposal() {
    assertThat(SerialEntry.of(serial.value().substring(0, 20)).proposals()).isEmpty();
    assertThat(SerialEntry.of("**" + serial.value().substring(2)).proposals()).isEmpty();
    assertThat(SerialEntry.of(serial.value()).proposals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Your serial: %s.", "%s", "\n  %s\t", "»%s«", "12345 %s thank you"})
  void aSerialIsFoundInWhatWasPasted(String text) {
    assertThat(SerialEntry.foundIn(text.formatted(serial.value()))).contains(serial);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no serial at all", "12345-12345-12345-12345-12345", "%sX"})
  void whereThereIsNoneNoneIsFound(String text) {
    assertThat(SerialEntry.foundIn(text.formatted(serial.value()))).isEmpty();
  }
}
