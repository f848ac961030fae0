package dev.licensing.core.rule;

import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.Optional;

/** From its own machine a seat can always be given back; nothing but the machine is asked (3.1). */
record Releasing(Release command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andActivation(command.activation());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.activation(facts, command.activation());
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<Activation> own = Own.activation(facts, command.origin(), command.activation());
    return own.map(activation -> decide(facts, activation)).orElseGet(Own::notRecognised);
  }

  private Decision decide(Facts facts, Activation activation) {
    Instant at = command.origin().at();
    if (!activation.liveAt(at)) {
      Ending ending = activation.endingAt(at).orElseThrow();
      return new Effects().permitted(new Answer.Released(activation.ended(ending)));
    }
    Reasons reasons =
        new Reasons().add(Machines.mustBeTheSame(facts, activation, command.machine()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    Ending ending = new Ending(EndingKind.RELEASED, at, Optional.of(activation.account()), "");
    Serial serial = facts.serial(activation.serial()).orElseThrow();
    int left = serial.liveSeats() - 1;
    return new Effects()
        .restOn(serial)
        .change(new Change.ActivationEnded(activation.id(), ending))
        .tell(
            Notices.seat(
                activation.account(), NoticeKind.RELEASED, activation, left, facts.order(serial)))
        .permitted(new Answer.Released(activation.ended(ending)));
  }
}
