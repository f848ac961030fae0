package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.Replies.SerialBody;
import dev.licensing.core.wire.Replies.UseBody;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A serial in the list.
 *
 * @param handle what it is called in addresses
 */
public record Line(String handle, SerialBody serial) {

  private static final int SHOWN = 3;

  /** Who uses it, the oldest first, so far as there is room for it. */
  public List<UseBody> uses() {
    return serial.uses().stream().limit(SHOWN).toList();
  }

  /** Seats in use that are not shown. */
  public int others() {
    return serial.liveSeats() - uses().size();
  }

  boolean used() {
    return serial.liveSeats() > 0;
  }

  boolean ownUse() {
    return serial.uses().stream().anyMatch(UseBody::own);
  }

  /** Whether somebody who types this may mean this serial. */
  boolean matches(String typed) {
    String wanted = plain(typed);
    return Stream.concat(
            Stream.of(serial.serial(), serial.product(), serial.order()),
            Stream.concat(
                serial.assigned().stream(),
                serial.uses().stream().flatMap(use -> Stream.of(use.user(), use.machine()))))
        .anyMatch(text -> plain(text).contains(wanted));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
  }
}
