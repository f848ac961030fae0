package dev.licensing.core.rule;

import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;

/** What the engine does with one command: what it must know, what it decides, what is recorded. */
public interface Act {

  /** Exactly what the decision looks at. */
  FactsNeeded needs();

  /** The decision on these facts. */
  Decision decide(Facts facts);

  /** Whom and what the command concerned, as far as these facts show. */
  Concern concern(Facts facts, Decision decision);

  /** Needs the account of who asks, and nothing else yet. */
  static FactsNeeded by(Origin origin) {
    return FactsNeeded.by(origin.at(), origin.by().person());
  }
}
