package dev.licensing.core.replay;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The record told again (rule 14.4). The engine is a pure function, so the commands that were
 * permitted, in their order, make every state there was; and a command that was refused is refused
 * again, for the same reasons with the same facts.
 *
 * <p>The engine must be of the policy under which the record was written. What an erased account
 * was called is not in the record any more; everything else is. Immutable; thread-safe.
 */
public final class Replay {

  private final LicenseEngine engine;
  private final List<RecordEntry> entries;

  /**
   * Tells these entries.
   *
   * @param entries all of a record from its beginning, the oldest first
   */
  public Replay(LicenseEngine engine, List<RecordEntry> entries) {
    this.engine = engine;
    this.entries = List.copyOf(entries);
  }

  /** Everything there was at this instant, after all that was decided by then. */
  public State stateAt(Instant at) {
    State state = new State();
    entries.stream().filter(entry -> !entry.at().isAfter(at)).forEach(entry -> tell(state, entry));
    return state;
  }

  /** Who had a seat on the serial at this instant, the oldest first. */
  public List<Activation> holders(SerialNumber serial, Instant at) {
    return stateAt(at).holders(serial, at);
  }

  /**
   * Why a command was refused then, with the facts and remedies as they were; empty if it was
   * permitted, or is not in the record.
   */
  public Optional<Refused> whyRefused(CommandId command) {
    State state = new State();
    for (RecordEntry entry : entries) {
      if (entry.id().equals(command)) {
        return decided(state, entry) instanceof Refused refused
            ? Optional.of(refused)
            : Optional.empty();
      }
      tell(state, entry);
    }
    return Optional.empty();
  }

  /**
   * The entries that this engine decides otherwise than the record says; none, unless its rules are
   * others than they were.
   */
  public List<Divergence> divergences() {
    List<Divergence> found = new ArrayList<>();
    State state = new State();
    for (RecordEntry entry : entries) {
      Decision decision = decided(state, entry);
      if (!decision.refusals().equals(entry.refusals())) {
        found.add(new Divergence(entry, decision.refusals()));
      }
      tell(state, entry);
    }
    return found;
  }

  /** What would have been decided otherwise if orders had been under other terms all the time. */
  public DryRun dryRun(TermsChange change) {
    return new Rehearsal(engine, change).of(entries);
  }

  private void tell(State state, RecordEntry entry) {
    if (entry.permitted() && decided(state, entry) instanceof Permitted permitted) {
      state.apply(permitted.changes());
    }
  }

  private Decision decided(State state, RecordEntry entry) {
    return engine.decide(state.facts(engine.factsFor(entry.command())), entry.command());
  }
}
