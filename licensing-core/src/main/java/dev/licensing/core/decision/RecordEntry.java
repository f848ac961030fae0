package dev.licensing.core.decision;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One line of the record (rule 14.4): who asked for what, when, why, on whose behalf, and what was
 * decided. Because the engine is a pure function, the commands in their order say all: what the
 * state was then, who held a seat, and why something was refused, see {@code
 * dev.licensing.core.replay}.
 *
 * @param command as it was given, without any credential
 * @param refusals empty if it was permitted
 * @param onBehalfOf whose activation or account it concerns, if not the actor's own
 * @param serials which it concerns
 * @param activations which it concerns
 * @param orders which it concerns, beyond those of the serials
 */
public record RecordEntry(
    Command command,
    List<RefusalCode> refusals,
    Optional<AccountId> onBehalfOf,
    SortedSet<SerialNumber> serials,
    SortedSet<ActivationId> activations,
    SortedSet<OrderId> orders) {

  /** Copies the sets. */
  public RecordEntry {
    refusals = List.copyOf(refusals);
    serials = Collections.unmodifiableSortedSet(new TreeSet<>(serials));
    activations = Collections.unmodifiableSortedSet(new TreeSet<>(activations));
    orders = Collections.unmodifiableSortedSet(new TreeSet<>(orders));
  }

  /** Of the command. */
  public CommandId id() {
    return command.origin().id();
  }

  /** When it was given. */
  public Instant at() {
    return command.origin().at();
  }

  /** The name of the command, for example {@code Activate}. */
  public String what() {
    return command.getClass().getSimpleName();
  }

  /**
   * Who gave it: {@code account:ID}, {@code activation:ID}, {@code vendor:NAME} or {@code visitor}.
   */
  public String actor() {
    Actor by = command.origin().by();
    if (by instanceof Actor.Person person) {
      return "account:" + person.account();
    }
    if (by instanceof Actor.Installation installation) {
      return "activation:" + installation.activation();
    }
    return by instanceof Actor.Vendor vendor ? "vendor:" + vendor.name() : "visitor";
  }

  /**
   * Whose words and whose machine the command holds: of the person who gave it, else of whom it
   * concerns.
   */
  public Optional<AccountId> author() {
    return command.origin().by().person().or(() -> onBehalfOf);
  }

  /** Whether it only renewed what was there: a refresh that was permitted. */
  public boolean isHeartbeat() {
    return command instanceof Refresh && permitted();
  }

  /** Whether it was carried out. */
  public boolean permitted() {
    return refusals.isEmpty();
  }
}
