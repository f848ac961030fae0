package dev.licensing.core.rule;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import java.util.Optional;

/** What is done from an activation's own machine: by its account, or by its installation. */
final class Own {

  private Own() {}

  /** The activation if it is the caller's: its own account, or its own installation. */
  static Optional<Activation> activation(Facts facts, Origin origin, ActivationId id) {
    return facts
        .activation(id)
        .filter(
            activation ->
                origin.by().isPerson(activation.account())
                    || origin.by().equals(new Actor.Installation(id)));
  }

  static Decision notRecognised() {
    return new Reasons().add(notRecognised(RemedyCode.ACTIVATE)).refused();
  }

  /** The one answer for an activation that never was and for one that is not shown (rule 2.8). */
  static Refusal notRecognised(RemedyCode remedy) {
    return Refusal.of(RefusalCode.ACTIVATION_NOT_RECOGNISED, Remedy.of(remedy));
  }
}
