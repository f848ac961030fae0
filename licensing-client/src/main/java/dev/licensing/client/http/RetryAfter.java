package dev.licensing.client.http;

import dev.licensing.core.wire.WireResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
public final class RetryAfter {

  private RetryAfter() {}

  /** How long the server asks to wait; empty if it does not say, or not in a form known here. */
  public static Optional<Duration> of(WireResponse response, Instant now) {
    return response.header("Retry-After").map(String::strip).flatMap(text -> read(text, now));
  }

  private static Optional<Duration> read(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
