package dev.licensing.examples.server.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Instants as people read them, always in UTC, because nobody knows where they are read. */
public final class Times {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** An instant of the protocol; anything else as it is. */
  public static String readable(String text) {
    try {
      return FORM.format(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
