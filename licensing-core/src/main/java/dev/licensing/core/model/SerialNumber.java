package dev.licensing.core.model;

import dev.licensing.core.model.SerialReading.Mistyped;
import dev.licensing.core.model.SerialReading.Typo;
import dev.licensing.core.model.SerialReading.Valid;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The number a customer types in: 23 random characters and two check characters in Crockford's base
 * 32, shown in five groups of five, for example {@code 7ZQ4M-0X2HT-...}.
 *
 * <p>115 random bits make it a secret that cannot be guessed; whoever knows the serial of an
 * unowned order may claim it (rule 4.2). Reading forgives case, spaces, dashes, and the letters I,
 * L and O.
 */
public record SerialNumber(String value) implements Comparable<SerialNumber> {

  /** Characters without the dashes. */
  public static final int LENGTH = 25;

  private static final int RANDOM = 23;
  private static final int RANDOM_BYTES = 15;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /**
   * @throws IllegalArgumentException unless this is a serial number in its canonical form
   */
  public SerialNumber {
    int[] symbols = new int[LENGTH];
    if (symbols(value, symbols).isPresent() || !value.equals(text(symbols))) {
      throw new IllegalArgumentException("not a serial number in its canonical form");
    }
  }

  /**
   * Makes a serial number.
   *
   * @param random 15 bytes from a cryptographic source; their lowest 115 bits are used
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static SerialNumber fromRandom(byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a serial number takes " + RANDOM_BYTES + " random bytes");
    }
    BigInteger bits = new BigInteger(1, random);
    int[] symbols = new int[LENGTH];
    for (int i = 0; i < RANDOM; i++) {
      symbols[i] = bits.shiftRight(5 * i).intValue() & 31;
    }
    int check = CheckCharacters.of(symbols, RANDOM);
    symbols[RANDOM] = check >> 5;
    symbols[RANDOM + 1] = check & 31;
    return new SerialNumber(text(symbols));
  }

  /** Reads what a person typed or pasted. */
  public static SerialReading read(String typed) {
    int[] symbols = new int[LENGTH];
    return symbols(typed, symbols).orElseGet(() -> new Valid(new SerialNumber(text(symbols))));
  }

  /** Fills in the symbols of the typed text, or says what is wrong with it. */
  private static Optional<SerialReading> symbols(String typed, int[] symbols) {
    int count = 0;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (separates(c)) {
        continue;
      }
      int symbol = ALPHABET.indexOf(forgiven(c));
      if (symbol < 0) {
        return Optional.of(new Mistyped(Typo.FOREIGN_CHARACTER, i));
      }
      if (count == LENGTH) {
        return Optional.of(new Mistyped(Typo.TOO_LONG, i));
      }
      symbols[count++] = symbol;
    }
    if (count < LENGTH) {
      return Optional.of(new Mistyped(count == 0 ? Typo.EMPTY : Typo.TOO_SHORT, -1));
    }
    return CheckCharacters.of(symbols, LENGTH) == 0
        ? Optional.empty()
        : Optional.of(new Mistyped(Typo.CHECK_FAILED, -1));
  }

  private static boolean separates(char c) {
    return Character.isWhitespace(c)
        || Character.getType(c) == Character.SPACE_SEPARATOR
        || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  private static char forgiven(char c) {
    return switch (c) {
      case 'o', 'O' -> '0';
      case 'i', 'I', 'l', 'L' -> '1';
      default -> c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    };
  }

  private static String text(int[] symbols) {
    StringBuilder text = new StringBuilder(LENGTH + 4);
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 5 == 0) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(symbols[i]));
    }
    return text.toString();
  }

  @Override
  public int compareTo(SerialNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
