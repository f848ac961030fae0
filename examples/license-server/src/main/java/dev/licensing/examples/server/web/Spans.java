package dev.licensing.examples.server.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths and ends as people write them. */
public final class Spans {

  private static final Pattern WORDS =
      Pattern.compile("([0-9]{1,6}) ?(day|hour|minute)s?", Pattern.CASE_INSENSITIVE);

  private Spans() {}

  /** {@code 7 days} for {@code P7D}; what is no whole number of a unit stays as it is. */
  public static String words(String iso) {
    return iso.isEmpty() ? "" : words(Duration.parse(iso)).orElse(iso);
  }

  /**
   * In the largest unit, down to minutes, of which it is a whole number; empty if it is of none.
   */
  public static Optional<String> words(Duration length) {
    for (String unit : List.of("day", "hour", "minute")) {
      long one = one(unit).toSeconds();
      if (length.toSeconds() % one == 0) {
        return Optional.of(count(length.toSeconds() / one, unit));
      }
    }
    return Optional.empty();
  }

  /** So many. */
  public static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /**
   * A length out of {@code 7 days}, {@code 12 hours}, {@code 30 minutes} or {@code P7D}.
   *
   * @throws Refused if it is none
   */
  public static Duration length(String text) {
    Matcher words = WORDS.matcher(text.strip());
    if (words.matches()) {
      return one(words.group(2).toLowerCase(Locale.ROOT))
          .multipliedBy(Long.parseLong(words.group(1)));
    }
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw Refused.because(400, "NO_LENGTH");
    }
  }

  private static Duration one(String unit) {
    return switch (unit) {
      case "day" -> Duration.ofDays(1);
      case "hour" -> Duration.ofHours(1);
      default -> Duration.ofMinutes(1);
    };
  }

  /**
   * An end out of {@code 2027-01-01}, its first instant in UTC, or {@code 2027-01-01T12:00:00Z}.
   *
   * @throws Refused if it is none
   */
  public static Instant end(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw Refused.because(400, "NO_DAY");
    }
  }

  /** {@code 2027-01-01} for its first instant in UTC; any other instant as it is. */
  public static String day(String instant) {
    return instant.replaceFirst("T00:00:00Z$", "");
  }
}
