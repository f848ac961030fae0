package dev.licensing.core.replay;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.ActivationId;
import java.util.Optional;

/**
 * The record after an account was erased (rule 8.7): its e-mail stands nowhere any more, and where
 * it was the author, its words and its machines are gone. What is put in their place is the same
 * each time, so that the rest can still be told ({@link Replay}); the machines of an erased account
 * are told apart by its activations only.
 */
public final class Forgetting {

  private Forgetting() {}

  /** Whether the entry may hold anything personal of the account. */
  public static boolean concerns(RecordEntry entry, Account account) {
    return isAuthor(entry, account) || entry.command().emails().contains(account.email());
  }

  /** The entry without anything personal of the account. */
  public static RecordEntry of(RecordEntry entry, Account account) {
    String seat =
        entry.activations().stream()
            .findFirst()
            .map(ActivationId::toString)
            .orElse(entry.id().toString());
    ForgottenCommand forgotten =
        new ForgottenCommand(
            account, isAuthor(entry, account) ? Optional.of(seat) : Optional.empty());
    return new RecordEntry(
        entry.command().accept(forgotten),
        entry.refusals(),
        entry.onBehalfOf(),
        entry.serials(),
        entry.activations(),
        entry.orders());
  }

  private static boolean isAuthor(RecordEntry entry, Account account) {
    return entry.author().equals(Optional.of(account.id()));
  }
}
