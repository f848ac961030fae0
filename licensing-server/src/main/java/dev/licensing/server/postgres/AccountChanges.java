package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Bar;

/** What becomes of accounts. */
final class AccountChanges {

  private final RoundTrip trip;

  AccountChanges(RoundTrip trip) {
    this.trip = trip;
  }

  void registered(Change.AccountRegistered change) {
    Account account = change.account();
    trip.change(
        "insert into account (id, email, name, credential, revision) values (?, ?, ?, ?, ?)",
        account.id().value(),
        account.email().value(),
        account.name(),
        change.credential(),
        account.revision());
  }

  /**
   * Of two accounts that want one address, the index lets one have it. A mail to the address before
   * opens the account no more.
   */
  void changed(Account account) {
    trip.change(
        """
        delete from proof where account = ? and kind = 'RESET'
          and account in (select id from account where email <> ?)
        """,
        account.id().value(),
        account.email().value());
    trip.changeOne(
        """
        update account set email = ?, name = ?, revision = revision + 1
          where id = ? and not erased
        """,
        account.email().value(),
        account.name(),
        account.id().value());
  }

  void barred(Bar bar) {
    trip.change(
        """
        insert into bar (account, order_id, by_account, at) values (?, ?, ?, ?)
          on conflict do nothing
        """,
        bar.account().value(),
        bar.order().value(),
        bar.by().value(),
        bar.at());
    revised(bar.account());
  }

  void reinstated(Change.UserReinstated change) {
    trip.changeOne(
        "delete from bar where account = ? and order_id = ?",
        change.account().value(),
        change.order().value());
    revised(change.account());
  }

  private void revised(AccountId account) {
    trip.changeOne(
        "update account set revision = revision + 1 where id = ? and not erased", account.value());
  }
}
