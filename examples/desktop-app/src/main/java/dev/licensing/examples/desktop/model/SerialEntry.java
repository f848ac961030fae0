package dev.licensing.examples.desktop.model;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import dev.licensing.core.model.SerialReading.Mistyped;
import dev.licensing.core.model.SerialReading.Typo;
import dev.licensing.core.model.SerialReading.Valid;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody has typed as a serial number so far, and what can be said of it at once, before
 * anything is sent (rule 2.8). Immutable.
 *
 * @param text in groups, as {@link Grouped} shows it
 * @param symbols how many characters of a serial there are
 * @param proposals what may have been meant, the likeliest first
 */
public record SerialEntry(
    String text, int symbols, SerialReading reading, List<SerialNumber> proposals) {

  /** Nothing was typed yet. */
  public static final SerialEntry EMPTY = of("");

  /** Five groups of five in a longer text, for example in the mail that brought the serial. */
  private static final Pattern IN_A_TEXT =
      Pattern.compile(
          "(?<![0-9A-Za-z])[0-9A-Za-z]{5}(?:[\\s\\p{Pd}]*[0-9A-Za-z]{5}){4}(?![0-9A-Za-z])");

  /** Copies the proposals. */
  public SerialEntry {
    proposals = List.copyOf(proposals);
  }

  /** Reads what is in the field. */
  public static SerialEntry of(String typed) {
    String text = Grouped.of(typed, 0).text();
    SerialReading reading = SerialNumber.read(text);
    List<SerialNumber> proposals =
        reading instanceof Mistyped ? NearMisses.of(text) : List.<SerialNumber>of();
    return new SerialEntry(text, Grouped.symbols(text).length(), reading, proposals);
  }

  /** The serial in a text that was pasted, if it holds one, and more than that. */
  public static Optional<SerialNumber> foundIn(String pasted) {
    Matcher matcher = IN_A_TEXT.matcher(pasted);
    for (int from = 0; from < pasted.length() && matcher.find(from); from = matcher.start() + 1) {
      if (SerialNumber.read(matcher.group()) instanceof Valid valid) {
        return Optional.of(valid.serial());
      }
    }
    return Optional.empty();
  }

  /** The serial, once the check characters fit. */
  public Optional<SerialNumber> serial() {
    return reading instanceof Valid valid ? Optional.of(valid.serial()) : Optional.empty();
  }

  /** What can be said of it. */
  public Say say() {
    if (!(reading instanceof Mistyped wrong)) {
      return Say.COMPLETE;
    }
    return switch (wrong.typo()) {
      case EMPTY -> Say.NOTHING_YET;
      case TOO_SHORT -> Say.UNFINISHED;
      case FOREIGN_CHARACTER -> Say.FOREIGN;
      case TOO_LONG -> Say.TOO_LONG;
      case CHECK_FAILED -> Say.WRONG;
    };
  }

  /** The first character that no serial contains; empty if there is none. */
  public Optional<String> foreign() {
    return reading instanceof Mistyped wrong && wrong.typo() == Typo.FOREIGN_CHARACTER
        ? Optional.of(
            text.substring(wrong.position(), text.offsetByCodePoints(wrong.position(), 1)))
        : Optional.empty();
  }

  /** A verdict on what was typed. */
  public enum Say {
    /** Nothing to judge. */
    NOTHING_YET,
    /** So far, so good. */
    UNFINISHED,
    /** A character that no serial contains. */
    FOREIGN,
    /** More characters than a serial has. */
    TOO_LONG,
    /** The check characters do not fit. */
    WRONG,
    /** The check characters fit. */
    COMPLETE;

    /** Whether it is a mistake, as opposed to something unfinished. */
    public boolean mistake() {
      return this == FOREIGN || this == TOO_LONG || this == WRONG;
    }
  }
}
