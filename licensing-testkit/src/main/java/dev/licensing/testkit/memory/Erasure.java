package dev.licensing.testkit.memory;

import dev.licensing.core.model.Account;
import dev.licensing.core.replay.Forgetting;
import dev.licensing.core.spi.Proof;

/** Takes a person out of what stands beside the state (rules 8.6, 8.7). */
final class Erasure {

  private Erasure() {}

  /** To be done while the state still has the account. */
  static void erase(Tables tables, Account account) {
    ErasedWords.of(tables, account).forget();
    tables.credentials.remove(account.id());
    tables.sessions.values().removeIf(session -> session.account().equals(account.id()));
    tables.proofs.values().removeIf(proof -> isAbout(proof, account));
    tables.replies.values().removeIf(reply -> reply.about().contains(account.id()));
    tables.record.replaceAll(
        entry -> Forgetting.concerns(entry, account) ? Forgetting.of(entry, account) : entry);
  }

  private static boolean isAbout(Proof proof, Account account) {
    return proof.about().equals(account.id())
        || (proof instanceof Proof.NewEmail to && to.email().equals(account.email()))
        || (proof instanceof Proof.Registration to && to.account().email().equals(account.email()));
  }
}
