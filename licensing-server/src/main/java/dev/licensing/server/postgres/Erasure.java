package dev.licensing.server.postgres;

import dev.licensing.core.model.AccountId;
import java.util.UUID;

/**
 * Takes a person out of every table but the record; the id stays as a pseudonym of the history
 * (rules 8.6, 8.7). The record is rewritten afterwards, see {@link Forgetfulness}.
 *
 * <p>Whatever may mention an account names it in a column {@code about}, so that replies and
 * notices to other people are found without being read.
 */
final class Erasure {

  /** What stands for a machine whose name is forgotten; the model wants one. */
  static final String MACHINE = "erased";

  /**
   * What the account is and was called, the names of its machines, and what it wrote. Must be asked
   * while these are still known.
   */
  private static final String PERSONAL =
      """
      with written as (select command from record_entry where author = ?),
      personal (value) as (
        select email from account where id = ?
        union select name from account where id = ?
        union select machine_name from activation where account = ?
        union select ending_reason from activation where ended_by = ? and ending_reason <> ''
        union select command ->> 'message' from written
        union select command ->> 'reason' from written
        union select command ->> 'name' from written
        union select command ->> 'email' from written
        union select command -> 'account' ->> 'name' from written
        union select command -> 'account' ->> 'email' from written
        union select command -> 'machine' ->> 'name' from written
      )
      """;

  /** Also to an address of theirs from before; somebody else may have it by now. */
  private static final String NOTICES_TO_THEM =
      """
      delete from notice where to_email = (select email from account where id = ?)
        or (about @> array[?]::uuid[]
          and (to_account = ? or to_email in (select value from personal)))
      """;

  private static final String NOTICES_TO_OTHERS =
      """
      update notice set facts = (
          select jsonb_object_agg(key, case when value in (select value from personal)
              then '' else value end)
            from jsonb_each_text(facts))
        where about @> array[?]::uuid[]
          and exists (select from jsonb_each_text(facts) where value in (select value from personal))
      """;

  private static final String EMAIL = "(select email from account where id = ?)";

  private final RoundTrip trip;
  private final UUID account;

  Erasure(RoundTrip trip, AccountId account) {
    this.trip = trip;
    this.account = account.value();
  }

  void add() {
    words();
    seats();
    waiting();
    trip.change(
        "update license_order set reserved_for = null, reserved_until = null,"
            + " revision = revision + 1 where reserved_for = "
            + EMAIL,
        account);
    trip.changeOne(
        """
        update account set erased = true, email = null, name = null, credential = null,
            revision = revision + 1
          where id = ? and not erased
        """,
        account);
  }

  private void words() {
    trip.change(
        PERSONAL + NOTICES_TO_THEM,
        account,
        account,
        account,
        account,
        account,
        account,
        account,
        account);
    trip.change(PERSONAL + NOTICES_TO_OTHERS, account, account, account, account, account, account);
    trip.change(
        "delete from reply where about @> array[?]::uuid[] or named @> array[" + EMAIL + "]",
        account,
        account);
    trip.change("delete from session where account = ?", account);
    trip.change("delete from proof where account = ? or email = " + EMAIL, account, account);
    trip.change(
        """
        update activation set ending_reason = '' where ended_by = ? and ending_reason <> ''
        """,
        account);
  }

  /** What had lapsed is closed, and nobody is there to be told. */
  private void seats() {
    trip.change(
        """
        update activation set ending = 'LAPSED', ended_at = lease_until, ending_reason = ''
          where account = ? and ended_at is null and lease_until is not null
        """,
        account);
    trip.change(
        """
        update activation set machine_name = ?, components = '{}', environment = 'UNKNOWN',
            untold = false
          where account = ?
        """,
        MACHINE,
        account);
  }

  private void waiting() {
    trip.change(
        "update serial set revision = revision + 1 where number in ("
            + "select serial from assignment where account = ?"
            + " union select serial from invitation where email = "
            + EMAIL
            + ")",
        account,
        account);
    trip.change("delete from assignment where account = ?", account);
    trip.change("delete from invitation where email = " + EMAIL, account);
    trip.change("delete from pending_role where email = " + EMAIL, account);
    trip.change("delete from bar where account = ?", account);
    trip.change("delete from request where by_account = ? or email = " + EMAIL, account, account);
  }
}
