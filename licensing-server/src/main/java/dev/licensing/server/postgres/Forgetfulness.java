package dev.licensing.server.postgres;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Account;
import dev.licensing.core.replay.Forgetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Rewrites the entries of which the account is the author, and those that name its address. */
  void apply() throws SQLException {
    Optional<UUID> after = Optional.of(FIRST);
    while (after.isPresent()) {
      after = rewrite(after.get());
    }
    RoundTrip trip = new RoundTrip();
    trip.change("delete from record_of_email where email = ?", account.email().value());
    trip.run(connection);
  }

  /** Rewrites some; empty if they were the last. */
  private Optional<UUID> rewrite(UUID after) throws SQLException {
    List<RecordEntries.Kept> some = new ArrayList<>();
    RoundTrip look = new RoundTrip();
    look.queryAll(
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
    look.run(connection);
    RoundTrip write = new RoundTrip();
    for (RecordEntries.Kept kept : some) {
      RecordEntry forgotten = Forgetting.of(kept.entry(), account);
      write.change(
          "update record_entry set command = ?::jsonb where entry = ?",
          RecordEntries.json(forgotten.command()),
          kept.key());
    }
    write.run(connection);
    return some.size() < AT_ONCE ? Optional.empty() : Optional.of(some.get(some.size() - 1).key());
  }
}
