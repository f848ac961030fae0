package dev.licensing.server.postgres;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.server.postgres.RecordEntries.Kept;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The record of one serial, the newest first, page by page. */
final class SerialHistory {

  private SerialHistory() {}

  /** An entry, by what it is sorted; a page goes on behind it. */
  record Place(Instant at, Instant written, UUID entry) {

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    static Place of(String text) {
      String[] parts = text.split("/", -1);
      try {
        if (parts.length == 3) {
          return new Place(
              Instant.parse(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
        }
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new IllegalArgumentException("no page of this serial said so", e);
      }
      throw new IllegalArgumentException("no page of this serial said so");
    }

    String text() {
      return at + "/" + written + "/" + entry;
    }
  }

  /** An entry, and its place. */
  record Found(Place place, Kept kept) {}

  /** Asks for the entries behind a place, and one more, to know whether there is another page. */
  static List<Found> behind(RoundTrip trip, SerialNumber serial, Optional<Place> place, int most) {
    List<Found> found = new ArrayList<>();
    trip.queryAll(
        """
        select s.at as place_at, s.written as place_written, e.*
          from record_of_serial s join record_entry e on e.entry = s.entry
          where s.serial = ?
            and (s.at, s.written, s.entry)
              < (coalesce(?, 'infinity'::timestamptz), coalesce(?, 'infinity'::timestamptz),
                  coalesce(?, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))
          order by s.at desc, s.written desc, s.entry desc limit ?
        """,
        found,
        row -> {
          Kept kept = RecordEntries.kept(row);
          return new Found(
              new Place(
                  instant(row.getObject("place_at", OffsetDateTime.class)),
                  instant(row.getObject("place_written", OffsetDateTime.class)),
                  kept.key()),
              kept);
        },
        serial.value(),
        place.map(Place::at).orElse(null),
        place.map(Place::written).orElse(null),
        place.map(Place::entry).orElse(null),
        (long) most + 1);
    return found;
  }

  /** The page of so many entries. */
  static RecordPage page(List<Found> found, int most) {
    List<Found> shown = found.subList(0, Math.min(most, found.size()));
    Optional<String> next =
        found.size() > most && most > 0
            ? Optional.of(shown.get(most - 1).place().text())
            : Optional.empty();
    return new RecordPage(shown.stream().map(entry -> entry.kept().entry()).toList(), next);
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
