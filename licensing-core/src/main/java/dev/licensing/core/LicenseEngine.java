package dev.licensing.core;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import java.time.Instant;
import java.util.List;

/**
 * The rules, as one pure function: facts and a command in, a decision out. No clock, no chance, no
 * I/O, no state (rule 14.5); safe for use by any number of threads.
 */
public final class LicenseEngine {

  /** The engine; it has no state, so one is as good as another. */
  public LicenseEngine() {}

  /** The facts a decision on this command rests on. */
  public FactsNeeded factsFor(Command command) {
    throw new UnsupportedOperationException();
  }

  /** Decides. The facts must be those of {@link #factsFor}; a missing one throws. */
  public Decision decide(Facts facts, Command command) {
    throw new UnsupportedOperationException();
  }

  /** The line of the record for a decision on this command. */
  public RecordEntry record(Command command, Decision decision) {
    throw new UnsupportedOperationException();
  }

  /** The serials the caller owns or may use; the facts must hold the caller's estate. */
  public List<SerialOverview> overview(Facts facts, Instant at) {
    throw new UnsupportedOperationException();
  }
}
