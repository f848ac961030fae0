package dev.licensing.examples.server.serials;

import dev.licensing.examples.server.web.Refused;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Days as forms have them. */
final class Days {

  private Days() {}

  /**
   * The first instant that is no longer in the day, in UTC; null if no day was named.
   *
   * @throws Refused if it is no day
   */
  static @Nullable String end(String day) {
    if (day.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    } catch (DateTimeParseException e) {
      throw Refused.because(400, "MALFORMED_REQUEST");
    }
  }
}
