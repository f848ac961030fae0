package dev.licensing.server.postgres;

import dev.licensing.core.model.AccountId;
import java.util.UUID;

/**
 * Takes a person out of every table; the id stays as a pseudonym of the history (rules 8.6, 8.7).
 *
 * <p>Whatever may mention an account names it in a column {@code about}, so that replies and
 * notices to other people are found without being read.
 */
final class Erasure {

  /** What stands for a machine whose name is forgotten; the model wants one. */
  static final String MACHINE = "erased";

  /**
   * Notices to others lose the words of the account and the names of its machines. Must run while
   * these are still known.
   */
  private static final String NOTICES_TO_OTHERS =
      """
      with personal (value) as (
        select email from account where id = ?
        union select name from account where id = ?
        union select machine_name from activation where account = ?
        union select ending_reason from activation where ended_by = ?
        union select reason from record_entry where actor = ? and reason <> ''
      )
      update notice set facts = (
          select jsonb_object_agg(key, case when value in (select value from personal)
              then '' else value end)
            from jsonb_each_text(facts))
        where about @> array[?]::uuid[]
          and exists (select from jsonb_each_text(facts) where value in (select value from personal))
      """;

  private final RoundTrip trip;
  private final UUID account;

  Erasure(RoundTrip trip, AccountId account) {
    this.trip = trip;
    this.account = account.value();
  }

  void add() {
    String actor = "account:" + account;
    trip.change("delete from notice where to_account = ?", account);
    trip.change(
        "delete from notice where to_email = (select email from account where id = ?)", account);
    trip.change(NOTICES_TO_OTHERS, account, account, account, account, actor, account);
    trip.change("delete from reply where about @> array[?]::uuid[]", account);
    trip.change("delete from session where account = ?", account);
    trip.change("update record_entry set reason = '' where actor = ? and reason <> ''", actor);
    trip.change(
        """
        update activation set ending_reason = '' where ended_by = ? and ending_reason <> ''
        """,
        account);
    trip.change(
        "update activation set machine_name = ?, components = '{}' where account = ?",
        MACHINE,
        account);
    trip.change(
        """
        update serial set revision = revision + 1
          where number in (select serial from assignment where account = ?)
        """,
        account);
    trip.change("delete from assignment where account = ?", account);
    trip.change(
        "delete from invitation where email = (select email from account where id = ?)", account);
    trip.changeOne(
        """
        update account set erased = true, email = null, name = null, credential = null,
            revision = revision + 1
          where id = ? and not erased
        """,
        account);
  }
}
