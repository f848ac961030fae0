package dev.licensing.core.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What all instants and periods keep to that somebody may choose: bounds, so that no sum of them
 * overflows and each can be written anywhere; and whole microseconds, as databases store them.
 */
public final class Times {

  /** The longest period: a hundred years. */
  public static final Duration LONGEST = Duration.ofDays(36_525);

  /** The first instant that has no year of four digits. */
  public static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  /**
   * A period that may be zero, cut to the microsecond.
   *
   * @throws IllegalArgumentException naming the field, if it is negative or longer than {@link
   *     #LONGEST}
   */
  public static Duration period(String field, Duration period) {
    if (period.isNegative()) {
      throw new IllegalArgumentException(field + " is negative");
    }
    if (period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(field + " is longer than " + LONGEST.toDays() + " days");
    }
    return period.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A period of some length, cut to the microsecond.
   *
   * @throws IllegalArgumentException naming the field, as {@link #period}, and if it is zero then
   */
  public static Duration some(String field, Duration period) {
    Duration cut = period(field, period);
    if (cut.isZero()) {
      throw new IllegalArgumentException(field + " is zero");
    }
    return cut;
  }

  /** As {@link #some(String, Duration)}, if there is one. */
  public static Optional<Duration> some(String field, Optional<Duration> period) {
    return period.map(length -> some(field, length));
  }

  /**
   * An instant from 1970 to 9999, cut to the microsecond, if there is one.
   *
   * @throws IllegalArgumentException naming the field, if it is another
   */
  public static Optional<Instant> instant(String field, Optional<Instant> instant) {
    if (instant.isPresent()
        && (instant.get().isBefore(Instant.EPOCH) || !instant.get().isBefore(TOO_LATE))) {
      throw new IllegalArgumentException(field + " is not from the years 1970 to 9999");
    }
    return instant.map(moment -> moment.truncatedTo(ChronoUnit.MICROS));
  }
}
