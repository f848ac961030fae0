package dev.licensing.core.rule;

import dev.licensing.core.command.Refresh;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.license.RefusalClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * A live activation gets a new license file, a floating one a new lease; an ended one gets the
 * signed reason, and so does one that gets nothing for now (rules 2.7, 2.11, 3.5, 11.2).
 */
record Refreshing(Refresh command) implements Act {

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
    boolean same = Machines.same(activation, command.machine());
    Reasons reasons =
        new Reasons()
            .addAll(Granting.refusals(order, serial, command.buildDate(), at))
            .addIf(!same, () -> Machines.different(facts, activation, command.machine()));
    if (!reasons.none()) {
      return same
          ? withheld(reasons, order, activation.id(), at, command.nonce())
          : reasons.refused();
    }
    Effects effects = new Effects().restOn(order).restOn(serial);
    Activation seen = seen(effects, order, activation, command.machine(), at);
    return effects
        .sign(Licenses.forActivation(seen, order, at, command.nonce()))
        .permitted(new Answer.Refreshed(seen));
  }

  /** The machine's small changes are taken over, and a lease begins anew (rules 2.11, 13.4). */
  static Activation seen(
      Effects effects, Order order, Activation activation, Machine now, Instant at) {
    Machine machine = Machines.refreshed(now, activation.machine());
    Optional<Instant> lease = Licenses.lease(order.terms(), at);
    effects.change(new Change.ActivationSeen(activation.id(), machine, at, lease));
    return activation.seen(machine, at, lease);
  }

  /** A "no" for now, on which the machine that asked can rely (rule 12.3). */
  static Decision withheld(
      Reasons reasons, Order order, ActivationId activation, Instant at, String nonce) {
    return reasons.refused(
        new RefusalClaims(order.product(), activation, reasons.codes(), at, nonce));
  }
}
