package dev.licensing.server.postgres;

import dev.licensing.core.spi.RecordPage;
import dev.licensing.server.postgres.RecordEntries.Kept;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole record, page by page, in the order in which it was written.
 *
 * <p>An entry is written before its transaction commits, so one that is behind in that order may be
 * seen first, and a reader who has gone by would miss the other. A reading therefore ends where
 * everything was committed when it began, and what comes later is not for it.
 */
final class History {

  private History() {}

  /**
   * A place in the record, and the end of the reading.
   *
   * @param end the first instant of writing that is not for this reading
   */
  record Place(Instant written, UUID entry, Instant end) {

    /** Before everything. */
    static Place first(Instant end) {
      return new Place(Instant.EPOCH, new UUID(0, 0), end);
    }

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
              Instant.parse(parts[0]), UUID.fromString(parts[1]), Instant.parse(parts[2]));
        }
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new IllegalArgumentException("no page of the record said so", e);
      }
      throw new IllegalArgumentException("no page of the record said so");
    }

    String text() {
      return written + "/" + entry + "/" + end;
    }
  }

  /**
   * Waits until all who are writing have committed, and says when that was. Who wants to write
   * meanwhile waits too, so this gives up soon and is tried again.
   */
  static List<Instant> begin(RoundTrip trip) {
    List<Instant> now = new ArrayList<>();
    trip.change("set local lock_timeout = '250ms'");
    trip.change("lock table record_entry in share mode");
    trip.queryAll(
        "select clock_timestamp()", now, row -> instant(row.getObject(1, OffsetDateTime.class)));
    return now;
  }

  /** Asks for the entries behind a place. */
  static List<Entry> behind(RoundTrip trip, Place place, int most) {
    List<Entry> entries = new ArrayList<>();
    trip.queryAll(
        """
        select * from record_entry where (written, entry) > (?, ?) and written < ?
          order by written, entry limit ?
        """,
        entries,
        row ->
            new Entry(
                instant(row.getObject("written", OffsetDateTime.class)), RecordEntries.kept(row)),
        place.written(),
        place.entry(),
        place.end(),
        (long) most + 1);
    return entries;
  }

  /** An entry, and when it was written. */
  record Entry(Instant written, Kept kept) {}

  /** The page of so many entries; one more was asked for, to know whether there is another. */
  static RecordPage page(List<Entry> found, Place place, int most) {
    List<Entry> shown = found.subList(0, Math.min(most, found.size()));
    Optional<String> next = Optional.empty();
    if (found.size() > most) {
      Place reached = place;
      if (most > 0) {
        Entry last = shown.get(most - 1);
        reached = new Place(last.written(), last.kept().key(), place.end());
      }
      next = Optional.of(reached.text());
    }
    return new RecordPage(shown.stream().map(entry -> entry.kept().entry()).toList(), next);
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
