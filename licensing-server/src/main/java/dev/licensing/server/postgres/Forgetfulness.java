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

  /** Before all ids. */
  private static final UUID FIRST = new UUID(0, 0);

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
    List<RecordEntries.Kept> some = behind(FIRST);
    while (some.size() == AT_ONCE) {
      RoundTrip trip = new RoundTrip();
      rewrite(trip, some);
      trip.run(connection);
      some = behind(some.get(AT_ONCE - 1).key());
    }
    RoundTrip last = new RoundTrip();
    rewrite(last, some);
    last.change("delete from record_of_email where email = ?", account.email().value());
    return last;
  }

  private List<RecordEntries.Kept> behind(UUID after) throws SQLException {
    List<RecordEntries.Kept> some = new ArrayList<>();
    RoundTrip trip = new RoundTrip();
    trip.queryAll(
        """
        select * from record_entry e where e.entry > ? and (e.author = ? or e.entry in (
            select entry from record_of_email where email = ?))
          order by e.entry limit ?
        """,
        some,
        RecordEntries::kept,
        after,
        account.id().value(),
        account.email().value(),
        AT_ONCE);
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
