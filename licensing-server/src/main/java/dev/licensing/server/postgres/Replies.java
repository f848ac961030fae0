package dev.licensing.server.postgres;

import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Replies under their idempotency keys. */
final class Replies {

  private Replies() {}

  /** Asks whether the key was used; if so, tells what that means for this request. */
  static void find(RoundTrip trip, Idempotency idempotency, Consumer<Execution> to) {
    trip.query(
        "select request, status, body from reply where scope = ? and key = ?",
        rows -> {
          if (rows.next()) {
            to.accept(earlier(rows, idempotency));
          }
        },
        idempotency.scope(),
        idempotency.key());
  }

  private static Execution earlier(ResultSet row, Idempotency idempotency) throws SQLException {
    return row.getString("request").equals(idempotency.request())
        ? new Execution.Replayed(new StoredReply(row.getInt("status"), row.getString("body")))
        : new Execution.KeyReused();
  }

  /** The same for several keys; what was found is told with the place of its key. */
  static void findEach(RoundTrip trip, List<Idempotency> keys, BiConsumer<Integer, Execution> to) {
    Rows asked =
        new Rows(
            """
            select given.i, request, status, body from $rows join reply on scope = ? and key = ?
            """);
    keys.forEach(key -> asked.add(key.scope(), key.key()));
    Sql sql = asked.forEach();
    trip.query(
        sql.text(),
        rows -> {
          while (rows.next()) {
            int place = rows.getInt("i") - 1;
            to.accept(place, earlier(rows, keys.get(place)));
          }
        },
        sql.values());
  }

  /**
   * Keeps a reply. Of two that use a key at once, one waits here for the other and then fails, and
   * finds the reply when it tries again.
   *
   * @param about the accounts whose data it may mention
   * @param named the addresses that the command named, whether they have an account or not
   */
  static void add(
      RoundTrip trip,
      Idempotency idempotency,
      StoredReply reply,
      Instant at,
      Ids about,
      Collection<Email> named) {
    trip.changeEach(
        """
        insert into reply (scope, key, request, status, body, kept_at, about, named)
          select ?, ?, ?, ?::integer, ?, ?, ?, ? from $rows
        """,
        idempotency.scope(),
        idempotency.key(),
        idempotency.request(),
        reply.status(),
        reply.body(),
        at,
        about,
        new Texts(named.stream().map(Email::value).toList()));
  }
}
