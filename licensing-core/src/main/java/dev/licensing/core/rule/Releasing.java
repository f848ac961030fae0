package dev.licensing.core.rule;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Serial;
import java.util.Optional;

/** From its own machine a seat can always be given back; nothing but the machine is asked (3.1). */
final class Releasing {

  private Releasing() {}

  static Decision decide(Facts facts, Release command) {
    Optional<Activation> own = ofTheCaller(facts, command.origin(), command.activation());
    if (own.isEmpty()) {
      return new Reasons().add(notRecognised(RemedyCode.ACTIVATE)).refused();
    }
    Activation activation = own.get();
    if (!activation.live()) {
      return new Effects().permitted(new Answer.Released(activation));
    }
    Reasons reasons =
        new Reasons().add(Machines.mustBeTheSame(facts, activation, command.machine()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    Ending ending =
        new Ending(EndingKind.RELEASED, command.origin().at(), activation.account(), "");
    Serial serial = facts.serial(activation.serial()).orElseThrow();
    return new Effects()
        .change(new Change.ActivationEnded(activation.id(), ending))
        .tell(
            Notice.to(activation.account(), NoticeKind.RELEASED)
                .with("serial", activation.serial())
                .with("machine", activation.machine().name())
                .with("seats", serial.liveSeats() - 1)
                .with("of", facts.order(serial).terms().machineLimit()))
        .permitted(new Answer.Released(activation.ended(ending)));
  }

  /** The activation if it is the caller's: its own account, or its own installation. */
  static Optional<Activation> ofTheCaller(Facts facts, Origin origin, ActivationId id) {
    return facts
        .activation(id)
        .filter(
            activation ->
                origin.by().person().equals(Optional.of(activation.account()))
                    || origin.by().equals(new Actor.Installation(id)));
  }

  /** The one answer for an activation that never was and for one that is not shown (rule 2.8). */
  static Refusal notRecognised(RemedyCode remedy) {
    return Refusal.of(RefusalCode.ACTIVATION_NOT_RECOGNISED, Remedy.of(remedy));
  }
}
