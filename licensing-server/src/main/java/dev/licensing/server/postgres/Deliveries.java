package dev.licensing.server.postgres;

import dev.licensing.core.spi.Outbox.DeadLetter;
import dev.licensing.core.spi.Outbox.Taken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of notices: taken, tried again, put aside. Whoever takes one moves the instant from
 * which it is due, in the statement that looks at it; a rival that waited for the row finds it not
 * due any more. Passing over locked rows only saves the waiting.
 */
final class Deliveries {

  private Deliveries() {}

  /** Of each subject only the oldest that waits: one that was taken holds back those behind it. */
  static List<Taken> take(RoundTrip trip, Instant now, Instant until, int most) {
    List<Taken> taken = new ArrayList<>();
    trip.queryAll(
        """
        with first as (
          select id from notice n
            where dead is null and due <= ? and not exists (
              select from notice e
                where e.subject = n.subject and e.dead is null
                  and (e.written, e.id) < (n.written, n.id))
            order by written, id limit ? for update skip locked
        ), taken as (
          update notice n set due = ?, attempts = attempts + 1 from first where n.id = first.id
            returning n.*
        )
        select * from taken order by written, id
        """,
        taken,
        row -> new Taken(Notices.read(row), row.getInt("attempts")),
        now,
        most,
        until);
    return taken;
  }

  static RoundTrip failed(RoundTrip trip, Taken taken, Instant again) {
    trip.change(
        "update notice set due = ? where id = ? and attempts = ? and dead is null",
        again,
        taken.pending().id(),
        taken.attempt());
    return trip;
  }

  static RoundTrip gaveUp(RoundTrip trip, Taken taken, Instant at, String problem) {
    trip.change(
        "update notice set dead = ?, problem = ? where id = ? and attempts = ? and dead is null",
        at,
        problem,
        taken.pending().id(),
        taken.attempt());
    return trip;
  }

  static List<DeadLetter> dead(RoundTrip trip, int most) {
    List<DeadLetter> dead = new ArrayList<>();
    trip.queryAll(
        "select * from notice where dead is not null order by dead, id limit ?",
        dead,
        row ->
            new DeadLetter(
                Notices.read(row),
                row.getInt("attempts"),
                row.getObject("dead", OffsetDateTime.class).toInstant(),
                row.getString("problem")),
        most);
    return dead;
  }

  /** Its id, if there is such a one. */
  static List<UUID> revive(RoundTrip trip, UUID id, Instant now) {
    List<UUID> revived = new ArrayList<>();
    trip.queryAll(
        """
        update notice set dead = null, problem = null, attempts = 0, due = ?
          where id = ? and dead is not null returning id
        """,
        revived,
        row -> row.getObject(1, UUID.class),
        now,
        id);
    return revived;
  }
}
