package dev.licensing.examples.desktop.model;

import dev.licensing.core.model.SerialNumber;

/**
 * A serial number as it is shown while it is typed: capitals, in groups of five, whatever the
 * person writes between them. What no serial contains stays where it is, to be pointed at.
 *
 * @param caret where the caret belongs, so that it stays behind the same character
 */
public record Grouped(String text, int caret) {

  private static final int GROUP = 5;

  /** Letters that are never in a serial, because they look like digits. */
  private static final String LOOKALIKES = "OIL";

  private static final String MEANT = "011";

  /** Full-width forms, as an input method for Japanese or Chinese writes them. */
  private static final char FULL_WIDTH = '\uFF01';

  private static final char FULL_WIDTH_END = '\uFF5E';
  private static final char FULL_WIDTH_SPACE = '\u3000';
  private static final char MINUS = '\u2212';

  /** How this text is shown, with the caret where it was in it. */
  public static Grouped of(String typed, int caret) {
    StringBuilder shown = new StringBuilder(typed.length() + GROUP);
    int symbols = 0;
    int before = 0;
    for (int i = 0; i < typed.length(); i++) {
      if (i == caret) {
        before = shown.length();
      }
      char c = plain(typed.charAt(i));
      if (separates(c)) {
        continue;
      }
      if (symbols > 0 && symbols % GROUP == 0) {
        shown.append('-');
      }
      shown.append(c);
      symbols++;
    }
    return new Grouped(shown.toString(), caret >= typed.length() ? shown.length() : before);
  }

  /** The characters alone, as they are shown. */
  public static String symbols(String typed) {
    return of(typed, 0).text().replace("-", "");
  }

  /** Whether this many characters are as many as a serial has. */
  public static boolean complete(String typed) {
    return symbols(typed).length() == SerialNumber.LENGTH;
  }

  private static char plain(char c) {
    char narrow = c >= FULL_WIDTH && c <= FULL_WIDTH_END ? (char) (c - FULL_WIDTH + '!') : c;
    char capital = narrow >= 'a' && narrow <= 'z' ? (char) (narrow - 'a' + 'A') : narrow;
    int lookalike = LOOKALIKES.indexOf(capital);
    return lookalike < 0 ? capital : MEANT.charAt(lookalike);
  }

  /** Whether it only separates groups. */
  static boolean separates(char c) {
    return Character.isWhitespace(c)
        || c == FULL_WIDTH_SPACE
        || c == MINUS
        || Character.getType(c) == Character.SPACE_SEPARATOR
        || Character.getType(c) == Character.DASH_PUNCTUATION
        || Character.getType(c) == Character.FORMAT;
  }
}
