package dev.licensing.core;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.rule.FactNeeds;
import dev.licensing.core.rule.Overviews;
import dev.licensing.core.rule.Recording;
import dev.licensing.core.rule.Rules;
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
    return command.accept(new FactNeeds());
  }

  /**
   * Decides. To ask first is to decide and not to commit: preview and execution are one (rule
   * 14.3).
   *
   * @throws IllegalStateException if the facts are not those of {@link #factsFor}
   */
  public Decision decide(Facts facts, Command command) {
    return command.accept(new Rules(facts));
  }

  /** The line of the record for a decision made on these facts (rule 14.4). */
  public RecordEntry record(Facts facts, Command command, Decision decision) {
    return command.accept(new Recording(facts, decision));
  }

  /**
   * The serials the caller owns or may use, owned ones first.
   *
   * @throws IllegalStateException unless the facts hold the caller's estate
   */
  public List<SerialOverview> overview(Facts facts, Instant at) {
    return Overviews.of(facts, at);
  }
}
