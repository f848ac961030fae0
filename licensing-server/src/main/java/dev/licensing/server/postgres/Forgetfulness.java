package dev.licensing.server.postgres;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Account;
import dev.licensing.core.replay.Forgetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes a person out of the record: what the core's {@link Forgetting} makes of each entry that
 * concerns them replaces it, in the transaction that erases the account (rule 8.7).
 */
final class Forgetfulness {

  private static final int AT_ONCE = 500;

  /**
   * What they are the author of, and what names their address; each once, and found once: what is
   * rewritten meanwhile does not come again.
   */
  private static final String OF_THEM =
      """
      declare of_them no scroll cursor for
        select * from record_entry where author = ?
        union all select e.* from record_of_email n join record_entry e on e.entry = n.entry
          where n.email = ? and e.author is distinct from ?
      """;

  private final Connection connection;
  private final Account account;

  Forgetfulness(Connection connection, Account account) {
    this.connection = connection;
    this.account = account;
  }

  /**
   * Rewrites the entries of which the account is the author, and those that name its address.
   *
   * @return what is left to run
   */
  RoundTrip apply() throws SQLException {
    RoundTrip trip = new RoundTrip();
    UUID id = account.id().value();
    trip.change(OF_THEM, id, account.email().value(), id);
    List<RecordEntries.Kept> some = next(trip);
    while (some.size() == AT_ONCE) {
      trip = new RoundTrip();
      rewrite(trip, some);
      some = next(trip);
    }
    RoundTrip last = new RoundTrip();
    rewrite(last, some);
    last.change("delete from record_of_email where email = ?", account.email().value());
    return last;
  }

  /** Runs what is to be run before, and takes the next of them. */
  private List<RecordEntries.Kept> next(RoundTrip trip) throws SQLException {
    List<RecordEntries.Kept> some = new ArrayList<>();
    trip.queryAll("fetch " + AT_ONCE + " from of_them", some, RecordEntries::kept);
    trip.run(connection);
    return some;
  }

  private void rewrite(RoundTrip trip, List<RecordEntries.Kept> some) {
    for (RecordEntries.Kept kept : some) {
      RecordEntry forgotten = Forgetting.of(kept.entry(), account);
      trip.change(
          "update record_entry set command = ?::jsonb where entry = ?",
          RecordEntries.json(forgotten.command()),
          kept.key());
    }
  }
}
