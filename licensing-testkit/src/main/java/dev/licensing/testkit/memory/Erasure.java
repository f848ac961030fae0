package dev.licensing.testkit.memory;

import dev.licensing.core.model.Account;
import dev.licensing.core.replay.Forgetting;

/** Takes a person out of what stands beside the state (rules 8.6, 8.7). */
final class Erasure {

  private Erasure() {}

  /** To be done while the state still has the account. */
  static void erase(Tables tables, Account account) {
    ErasedWords.of(tables, account).forget();
    tables.credentials.remove(account.id());
    tables.sessions.values().removeIf(session -> session.account().equals(account.id()));
    tables.replies.values().removeIf(reply -> reply.about().contains(account.id()));
    tables.record.replaceAll(
        entry -> Forgetting.concerns(entry, account) ? Forgetting.of(entry, account) : entry);
  }
}
