package dev.licensing.core.rule;

import dev.licensing.core.command.Reactivate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The same machine with a new identity keeps its seat, once in a cool-down (rules 3.3, 3.6). That
 * it is the same must still show: a telling component is as it was.
 */
record Reactivating(Reactivate command) implements Act {

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
    Serial serial = facts.serial(activation.serial()).orElseThrow();
    Order order = facts.order(serial);
    if (!activation.liveAt(at)) {
      return Endings.refused(facts, activation, order, command.nonce());
    }
    Reasons reasons =
        new Reasons().addAll(Granting.refusals(order, serial, command.buildDate(), at));
    if (Machines.same(activation, command.machine())) {
      return reasons.none()
          ? unchanged(order, serial, activation, at)
          : Refreshing.withheld(reasons, order, activation.id(), at, command.nonce());
    }
    boolean related =
        command.machine().identity().sharesTellingComponent(activation.machine().identity());
    reasons
        .add(Granting.theEnvironmentMustBeAllowed(order.terms(), command.machine()))
        .add(Machines.mustBeTellable(command.machine()))
        .addIf(!related, () -> Machines.different(facts, activation, command.machine()))
        .add(CoolDowns.mustHaveEnded(serial, at));
    return reasons.none() ? moved(order, serial, activation, at) : reasons.refused();
  }

  /** An unchanged identity needs no reactivation (rule 2.4), and so costs none. */
  private Decision unchanged(Order order, Serial serial, Activation activation, Instant at) {
    Effects effects = new Effects().restOn(order).restOn(serial);
    Activation seen = Refreshing.seen(effects, order, activation, command.machine(), at);
    return effects
        .sign(Licenses.forActivation(seen, order, at, command.nonce()))
        .permitted(new Answer.Reactivated(seen, Optional.empty()));
  }

  private Decision moved(Order order, Serial serial, Activation activation, Instant at) {
    Optional<Instant> lease = Licenses.lease(order.terms(), at);
    Activation moved = activation.seen(command.machine(), at, lease);
    Duration coolDown = order.terms().coolDown();
    Effects effects =
        new Effects()
            .restOn(order)
            .restOn(serial)
            .change(new Change.ActivationSeen(activation.id(), command.machine(), at, lease));
    CoolDowns.start(effects, order, serial, at);
    return effects
        .tell(
            Notices.seat(
                activation.account(), NoticeKind.REACTIVATED, moved, serial.liveSeats(), order))
        .sign(Licenses.forActivation(moved, order, at, command.nonce()))
        .permitted(new Answer.Reactivated(moved, Optional.of(at.plus(coolDown))));
  }
}
