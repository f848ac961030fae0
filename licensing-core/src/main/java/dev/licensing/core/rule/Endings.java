package dev.licensing.core.rule;

import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Order;

/** What who had a seat is told about its end: by whom, when and why (rules 2.11, 3.5). */
final class Endings {

  private Endings() {}

  /** To its machine, signed, so that it can rely on it (rule 12.3). */
  static Decision refused(Facts facts, Activation activation, Order order, String nonce) {
    Ending ending = activation.endingAt(facts.at()).orElseThrow();
    return new Reasons()
        .add(refusal(facts, activation))
        .refused(
            new EndingClaims(
                order.product(),
                activation.id(),
                ending.kind(),
                ending.at(),
                Callers.name(facts, ending.by()),
                ending.reason(),
                nonce));
  }

  /** Of an activation that is not live. */
  static Refusal refusal(Facts facts, Activation activation) {
    Ending ending = activation.endingAt(facts.at()).orElseThrow();
    return Refusal.of(RefusalCode.ACTIVATION_ENDED, Remedy.of(RemedyCode.ACTIVATE))
        .with("activation", activation.id())
        .with("ending", ending.kind())
        .with("at", ending.at())
        .with("by", Callers.name(facts, ending.by()))
        .with("reason", ending.reason());
  }
}
