package dev.licensing.server.postgres;

import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.time.Instant;
import java.util.Collection;
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
            to.accept(
                rows.getString(1).equals(idempotency.request())
                    ? new Execution.Replayed(new StoredReply(rows.getInt(2), rows.getString(3)))
                    : new Execution.KeyReused());
          }
        },
        idempotency.scope(),
        idempotency.key());
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
    trip.change(
        """
        insert into reply (scope, key, request, status, body, kept_at, about, named)
          values (?, ?, ?, ?, ?, ?, ?, ?)
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
