package dev.licensing.core.model;

/**
 * What became of a text that somebody typed as a serial. A mistyped one is noticed here, on the
 * client, before any network call (rule 2.8).
 */
public sealed interface SerialReading {

  /** The text is a serial number; whether it was ever issued only the server knows. */
  record Valid(SerialNumber serial) implements SerialReading {}

  /**
   * The text cannot be a serial number.
   *
   * @param position index of the first wrong character in the typed text, or -1 if no one is to
   *     blame
   */
  record Mistyped(Typo typo, int position) implements SerialReading {}

  /** What is wrong with a typed serial. */
  enum Typo {
    /** Nothing was typed. */
    EMPTY,
    /** A character that no serial contains. */
    FOREIGN_CHARACTER,
    /** Fewer characters than a serial has: perhaps not finished. */
    TOO_SHORT,
    /** More characters than a serial has. */
    TOO_LONG,
    /** The check characters do not fit: at least one character is wrong, or two are swapped. */
    CHECK_FAILED
  }
}
