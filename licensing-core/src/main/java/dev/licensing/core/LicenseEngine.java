package dev.licensing.core;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Policy;
import dev.licensing.core.rule.Acts;
import dev.licensing.core.rule.Recording;

/**
 * The rules, as one pure function: facts and a command in, a decision out. No clock, no chance, no
 * I/O, no state (rule 14.5); safe for use by any number of threads.
 */
public final class LicenseEngine {

  private final Acts acts;

  /** The engine under the standard policy. */
  public LicenseEngine() {
    this(Policy.standard());
  }

  /** The engine under this policy; two of the same policy decide the same. */
  public LicenseEngine(Policy policy) {
    this.acts = new Acts(policy);
  }

  /** The facts a decision on this command rests on. */
  public FactsNeeded factsFor(Command command) {
    return command.accept(acts).needs();
  }

  /**
   * Decides. To ask first is to decide and not to commit: preview and execution are one (rule
   * 14.3). So are views: commands that change nothing.
   *
   * @throws IllegalStateException if the facts are not those of {@link #factsFor}
   */
  public Decision decide(Facts facts, Command command) {
    return command.accept(acts).decide(facts);
  }

  /** The line of the record for a decision made on these facts (rule 14.4). */
  public RecordEntry record(Facts facts, Command command, Decision decision) {
    return Recording.entry(command, command.accept(acts).concern(facts, decision), decision);
  }
}
