package dev.licensing.testkit.memory;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Machine;
import java.util.TreeMap;

/** Takes a person out of the tables, everywhere; the id stays as a pseudonym (rules 8.6, 8.7). */
final class Erasure {

  private static final Machine ERASED = new Machine("erased", new MachineIdentity(new TreeMap<>()));

  private Erasure() {}

  /** Whether there was such an account, and nothing of it was in use. */
  static boolean erase(Tables tables, AccountId id) {
    Account account = tables.accounts.remove(id);
    boolean inUse = tables.live().anyMatch(activation -> activation.account().equals(id));
    if (account == null || inUse) {
      return false;
    }
    ErasedWords.of(tables, account).forget();
    tables.erased.add(id);
    tables.credentials.remove(id);
    tables.sessions.values().removeIf(session -> session.account().equals(id));
    endSharing(tables, account);
    tables.activations.replaceAll((same, activation) -> pseudonymous(activation, id));
    tables.record.replaceAll(entry -> entry.actor().equals("account:" + id) ? mute(entry) : entry);
    tables.replies.values().removeIf(reply -> reply.about().contains(id));
    return true;
  }

  private static void endSharing(Tables tables, Account account) {
    tables.assignments.keySet().stream()
        .filter(key -> key.account().equals(account.id()))
        .toList()
        .forEach(
            key -> {
              tables.assignments.remove(key);
              Changes.revised(tables, key.serial());
            });
    tables.invitations.keySet().stream()
        .filter(key -> key.email().equals(account.email()))
        .toList()
        .forEach(
            key -> {
              tables.invitations.remove(key);
              Changes.revised(tables, key.serial());
            });
  }

  private static Activation pseudonymous(Activation activation, AccountId erased) {
    Machine machine = activation.account().equals(erased) ? ERASED : activation.machine();
    return new Activation(
        activation.id(),
        activation.serial(),
        activation.account(),
        machine,
        activation.since(),
        activation.lastSeen(),
        activation.ending().map(ending -> ending.by().equals(erased) ? mute(ending) : ending));
  }

  private static Ending mute(Ending ending) {
    return new Ending(ending.kind(), ending.at(), ending.by(), "");
  }

  private static RecordEntry mute(RecordEntry entry) {
    return new RecordEntry(
        entry.id(),
        entry.at(),
        entry.actor(),
        entry.onBehalfOf(),
        entry.command(),
        entry.refusals(),
        entry.serials(),
        entry.activations(),
        "");
  }
}
