package dev.licensing.core.rule;

import dev.licensing.core.command.Refresh;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import java.util.Optional;

/** A live activation gets a new license file; an ended one gets the signed reason (rule 3.5). */
final class Refreshing {

  private Refreshing() {}

  static Decision decide(Facts facts, Refresh command) {
    Optional<Activation> own = Releasing.ofTheCaller(facts, command.origin(), command.activation());
    if (own.isEmpty()) {
      return new Reasons().add(Releasing.notRecognised(RemedyCode.ACTIVATE)).refused();
    }
    Activation activation = own.get();
    Order order = facts.order(facts.serial(activation.serial()).orElseThrow());
    if (activation.ending().isPresent()) {
      return ended(facts, command, activation, order, activation.ending().get());
    }
    Reasons reasons =
        new Reasons().add(Machines.mustBeTheSame(facts, activation, command.machine()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    Machine machine = Machines.refreshed(command.machine(), activation.machine());
    Activation seen = activation.seen(machine, command.origin().at());
    return new Effects()
        .restOn(order)
        .change(new Change.ActivationSeen(activation.id(), machine, command.origin().at()))
        .sign(Licenses.forActivation(seen, order, command.origin().at(), command.nonce()))
        .permitted(new Answer.Refreshed(seen));
  }

  private static Decision ended(
      Facts facts, Refresh command, Activation activation, Order order, Ending ending) {
    return new Reasons()
        .add(ended(facts, activation, ending))
        .refused(
            new EndingClaims(
                order.product(),
                activation.id(),
                ending.kind(),
                ending.at(),
                Callers.name(facts, ending.by()),
                ending.reason(),
                command.nonce()));
  }

  /** By whom, when and why; to who had it. */
  static Refusal ended(Facts facts, Activation activation, Ending ending) {
    return Refusal.of(RefusalCode.ACTIVATION_ENDED, Remedy.of(RemedyCode.ACTIVATE))
        .with("activation", activation.id())
        .with("ending", ending.kind())
        .with("at", ending.at())
        .with("by", Callers.name(facts, ending.by()))
        .with("reason", ending.reason());
  }
}
