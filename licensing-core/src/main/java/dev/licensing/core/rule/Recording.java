package dev.licensing.core.rule;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import java.util.TreeSet;

/** Who asked for what, when, why, on whose behalf, and what was decided (rule 14.4). */
public final class Recording {

  private Recording() {}

  /** The line of the record. */
  public static RecordEntry entry(Command command, Concern concern, Decision decision) {
    Command recorded =
        command instanceof RegisterAccount registration
            ? registration.withoutCredential()
            : command;
    return new RecordEntry(
        recorded,
        decision.refusals(),
        concern.account().filter(who -> !command.origin().by().isPerson(who)),
        new TreeSet<>(concern.serials()),
        new TreeSet<>(concern.activations()),
        new TreeSet<>(concern.orders()));
  }
}
