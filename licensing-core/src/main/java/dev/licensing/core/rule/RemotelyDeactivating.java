package dev.licensing.core.rule;

import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Quota;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.decision.RemoteDeactivationReport;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Support ends one activation of a lost machine, a few times a year (chapter 7). */
record RemotelyDeactivating(DeactivateRemotely command) implements Act {

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
    return decide(facts, new Effects());
  }

  /** Adds to these effects, where it is done because somebody asked for it. */
  Decision decide(Facts facts, Effects effects) {
    if (!Callers.isVendor(command.origin())) {
      return new Reasons().add(Callers.theVendorMustDoIt()).refused();
    }
    return facts
        .activation(command.activation())
        .map(activation -> decide(facts, effects, activation))
        .orElseGet(() -> new Reasons().add(Own.notRecognised(RemedyCode.CHECK_ORDER)).refused());
  }

  private Decision decide(Facts facts, Effects effects, Activation activation) {
    Instant at = command.origin().at();
    Serial serial = facts.serial(activation.serial()).orElseThrow();
    Order order = facts.order(serial);
    RemoteDeactivationReport report = report(facts, activation, order, at);
    Reasons reasons = new Reasons();
    if (activation.liveAt(at)) {
      if (!command.override()) {
        reasons.addAll(theLicenseMustBeCurrent(order, at)).add(theQuotaMustNotBeUsedUp(order, at));
      }
      reasons.add(Confirmations.ifGiven(command.confirmation(), report));
    } else {
      reasons.add(Endings.refusal(facts, activation));
    }
    if (!reasons.none()) {
      return reasons.refused(report);
    }
    Ending ending =
        new Ending(EndingKind.DEACTIVATED_REMOTELY, at, Optional.empty(), command.reason());
    effects
        .restOn(order)
        .change(new Change.ActivationEnded(activation.id(), ending))
        .report(report);
    if (!command.override()) {
      List<Instant> counted = new ArrayList<>(Orders.remoteDeactivations(order, at));
      counted.add(at);
      effects.change(new Change.OrderChanged(order.withRemoteDeactivations(counted)));
    }
    return effects
        .tell(
            Notices.seat(
                    activation.account(),
                    NoticeKind.DEACTIVATED_REMOTELY,
                    activation,
                    serial.liveSeats() - 1,
                    order)
                .with("reason", command.reason()))
        .permitted(new Answer.DeactivatedRemotely(activation.ended(ending), report));
  }

  private RemoteDeactivationReport report(
      Facts facts, Activation activation, Order order, Instant at) {
    return new RemoteDeactivationReport(
        activation.serial(),
        activation.id(),
        Callers.name(facts, activation.account()),
        activation.machine().name(),
        Licenses.lastUse(order, activation),
        Orders.quota(order, at),
        !command.override());
  }

  /** In good standing, and subscription and maintenance go on (rules 7.3, 7.4). */
  private static Stream<Refusal> theLicenseMustBeCurrent(Order order, Instant at) {
    Validity validity = order.terms().validity();
    Optional<Refusal> ended =
        Stream.concat(validity.validUntil().stream(), validity.updatesUntil().stream())
            .filter(end -> !at.isBefore(end))
            .min(Instant::compareTo)
            .map(Granting::expired);
    return Stream.of(Granting.theOrderMustBeInGoodStanding(order), ended)
        .flatMap(Optional::stream)
        .map(refusal -> refusal.remedied(List.of(Remedy.of(RemedyCode.OVERRIDE))));
  }

  /** Says how many were used, and when the next is free (rule 7.2). */
  private static Optional<Refusal> theQuotaMustNotBeUsedUp(Order order, Instant at) {
    Quota quota = Orders.quota(order, at);
    if (quota.free()) {
      return Optional.empty();
    }
    Refusal refusal =
        Refusal.of(RefusalCode.REMOTE_DEACTIVATIONS_USED_UP)
            .with("order", order.id())
            .with("used", quota.used())
            .with("of", quota.allowed());
    return Optional.of(
        quota
            .nextFreeAt()
            .map(refusal::until)
            .orElse(refusal)
            .remedied(List.of(Remedy.of(RemedyCode.OVERRIDE))));
  }
}
