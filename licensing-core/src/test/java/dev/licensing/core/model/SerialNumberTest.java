package dev.licensing.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.model.SerialReading.Mistyped;
import dev.licensing.core.model.SerialReading.Typo;
import dev.licensing.core.model.SerialReading.Valid;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SerialNumberTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Random random = new Random(7);

  @Test
  void isFiveGroupsOfFive() {
    assertThat(serial().value()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
  }

  @Test
  void useAllTheirRandomness() {
    Set<SerialNumber> all = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(serial());
    }
    assertThat(all).hasSize(10_000);
  }

  @Test
  @Tag("rule-2.8")
  void everySingleWrongCharacterIsCaught() {
    String right = serial().value().replace("-", "");
    for (int i = 0; i < right.length(); i++) {
      for (int symbol = 0; symbol < 32; symbol++) {
        char c = ALPHABET.charAt(symbol);
        if (c != right.charAt(i)) {
          assertThat(SerialNumber.read(right.substring(0, i) + c + right.substring(i + 1)))
              .isEqualTo(new Mistyped(Typo.CHECK_FAILED, -1));
        }
      }
    }
  }

  @Test
  @Tag("rule-2.8")
  void everyTwoWrongCharactersAreCaughtAndSoIsEverySwap() {
    String right = serial().value().replace("-", "");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder wrong = new StringBuilder(right);
      int first = random.nextInt(25);
      int second = (first + 1 + random.nextInt(24)) % 25;
      if (round % 2 == 0) {
        wrong.setCharAt(first, right.charAt(second));
        wrong.setCharAt(second, right.charAt(first));
      } else {
        wrong.setCharAt(first, ALPHABET.charAt(random.nextInt(32)));
        wrong.setCharAt(second, ALPHABET.charAt(random.nextInt(32)));
      }
      if (!wrong.toString().equals(right)) {
        assertThat(SerialNumber.read(wrong.toString())).isInstanceOf(Mistyped.class);
      }
    }
  }

  @Test
  void readingForgivesCaseSpacesDashesAndLookalikes() {
    SerialNumber serial = SerialNumber.fromRandom(new byte[15]);
    String typed = " " + serial.value().toLowerCase(Locale.ROOT).replace('-', '\u2013');

    assertThat(SerialNumber.read(typed.replace('0', 'O') + "\n")).isEqualTo(new Valid(serial));
  }

  @Test
  void readingSaysWhatIsWrongAndWhere() {
    String right = serial().value();

    assertThat(SerialNumber.read("  ")).isEqualTo(new Mistyped(Typo.EMPTY, -1));
    assertThat(SerialNumber.read(right.substring(0, 28)))
        .isEqualTo(new Mistyped(Typo.TOO_SHORT, -1));
    assertThat(SerialNumber.read(right + "7")).isEqualTo(new Mistyped(Typo.TOO_LONG, 29));
    assertThat(SerialNumber.read("AB*")).isEqualTo(new Mistyped(Typo.FOREIGN_CHARACTER, 2));
    assertThat(SerialNumber.read("ABU")).isEqualTo(new Mistyped(Typo.FOREIGN_CHARACTER, 2));
  }

  @Test
  void onlyTheCanonicalFormMakesASerialNumber() {
    String right = serial().value();

    assertThat(new SerialNumber(right).value()).isEqualTo(right);
    assertThatThrownBy(() -> new SerialNumber(right.replace("-", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SerialNumber(right + " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SerialNumber.fromRandom(new byte[14]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SerialNumber serial() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return SerialNumber.fromRandom(bytes);
  }
}
