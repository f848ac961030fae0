package dev.licensing.examples.desktop.model;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading.Valid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Serial numbers that somebody may have meant: those one slip away from what was typed. The check
 * characters tell any two serials apart that differ in one or two places, so for one wrong
 * character there is exactly one proposal, and it is the right one. It remains a proposal: where
 * more went wrong it may be another serial, so a person compares it.
 */
final class NearMisses {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int MOST = 2;

  private NearMisses() {}

  /** The likeliest first, at most two; empty if the text is a serial or too far from any. */
  static List<SerialNumber> of(String typed) {
    String symbols = Grouped.symbols(typed);
    Set<SerialNumber> found = new LinkedHashSet<>();
    List<Integer> foreign = foreign(symbols);
    if (symbols.length() == SerialNumber.LENGTH + 1) {
      doubled(symbols, found);
    } else if (symbols.length() == SerialNumber.LENGTH && foreign.size() == 1) {
      replaced(symbols, foreign.get(0), found);
    } else if (symbols.length() == SerialNumber.LENGTH && foreign.isEmpty()) {
      swapped(symbols, found);
      for (int i = 0; i < symbols.length(); i++) {
        replaced(symbols, i, found);
      }
    }
    return found.stream().limit(MOST).toList();
  }

  private static List<Integer> foreign(String symbols) {
    return IntStream.range(0, symbols.length())
        .filter(i -> ALPHABET.indexOf(symbols.charAt(i)) < 0)
        .boxed()
        .toList();
  }

  /** Two neighbours in the wrong order. */
  private static void swapped(String symbols, Set<SerialNumber> found) {
    for (int i = 1; i < symbols.length(); i++) {
      String other =
          symbols.substring(0, i - 1)
              + symbols.charAt(i)
              + symbols.charAt(i - 1)
              + symbols.substring(i + 1);
      keep(other, found);
    }
  }

  /** One character in place of another. */
  private static void replaced(String symbols, int at, Set<SerialNumber> found) {
    for (int i = 0; i < ALPHABET.length(); i++) {
      keep(symbols.substring(0, at) + ALPHABET.charAt(i) + symbols.substring(at + 1), found);
    }
  }

  /** One character too many. */
  private static void doubled(String symbols, Set<SerialNumber> found) {
    for (int i = 0; i < symbols.length(); i++) {
      keep(symbols.substring(0, i) + symbols.substring(i + 1), found);
    }
  }

  private static void keep(String text, Set<SerialNumber> found) {
    if (SerialNumber.read(text) instanceof Valid valid) {
      found.add(valid.serial());
    }
  }
}
