package dev.licensing.core.model;

/** The bounds that every free text of the model keeps, so that a record once made is sane. */
public final class Text {

  private Text() {}

  /**
   * The text without outer white space.
   *
   * @throws IllegalArgumentException naming the field, if it is empty, longer than {@code most}
   *     characters, or has a control character
   */
  public static String bounded(String field, String text, int most) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    return boundedOrEmpty(field, trimmed, most);
  }

  /** As {@link #bounded}, but the text may be empty. */
  public static String boundedOrEmpty(String field, String text, int most) {
    String trimmed = text.strip();
    if (trimmed.length() > most) {
      throw new IllegalArgumentException(field + " is longer than " + most + " characters");
    }
    for (int i = 0; i < trimmed.length(); i++) {
      if (Character.isISOControl(trimmed.charAt(i))) {
        throw new IllegalArgumentException(field + " contains a control character");
      }
    }
    return trimmed;
  }
}
