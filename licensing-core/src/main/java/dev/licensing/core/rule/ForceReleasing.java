package dev.licensing.core.rule;

import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A seat is freed from elsewhere because its machine cannot be reached (rules 3.2, 3.3, 3.5). */
record ForceReleasing(ForceRelease command, Policy policy) implements Act {

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
    Optional<Account> caller = facts.caller();
    Optional<Activation> activation =
        facts.activation(command.activation()).filter(a -> maySee(facts, a));
    if (caller.isEmpty() || activation.isEmpty()) {
      return new Reasons()
          .addIf(caller.isEmpty(), Callers::accountMustExist)
          .addIf(activation.isEmpty(), () -> Own.notRecognised(RemedyCode.CONTACT_VENDOR))
          .refused();
    }
    return decide(facts, caller.get(), activation.get());
  }

  private Decision decide(Facts facts, Account caller, Activation activation) {
    Instant at = command.origin().at();
    Serial serial = facts.serial(activation.serial()).orElseThrow();
    Order order = facts.order(serial);
    ForceReleaseReport report = report(facts, activation, order, serial, at);
    Reasons reasons =
        new Reasons().add(Callers.personMustHaveProvedWhoTheyAre(command.origin(), policy));
    if (activation.liveAt(at)) {
      reasons
          .addIf(!command.unreachable(), () -> unreachabilityMustBeStated(facts, activation))
          .add(CoolDowns.mustHaveEnded(serial, at))
          .add(Confirmations.ifGiven(command.confirmation(), report));
    } else {
      reasons.add(Endings.refusal(facts, activation));
    }
    if (!reasons.none()) {
      return reasons.refused(report);
    }
    Ending ending =
        new Ending(EndingKind.FORCE_RELEASED, at, Optional.of(caller.id()), command.reason());
    Effects effects =
        new Effects()
            .restOn(caller)
            .restOn(order)
            .restOn(serial)
            .change(new Change.ActivationEnded(activation.id(), ending))
            .report(report);
    CoolDowns.start(effects, order, serial, at);
    concerned(activation, order)
        .forEach(
            to ->
                effects.tell(
                    Notices.seat(
                            to,
                            NoticeKind.FORCE_RELEASED,
                            activation,
                            serial.liveSeats() - 1,
                            order)
                        .with("reason", command.reason())));
    return effects.permitted(new Answer.ForceReleased(activation.ended(ending), report));
  }

  /** Owner, assigned users and the account of the activation itself (rule 3.2). */
  private static boolean maySee(Facts facts, Activation activation) {
    return facts
        .caller()
        .filter(
            caller ->
                caller.id().equals(activation.account())
                    || Serials.shares(
                        facts, caller, facts.serial(activation.serial()).orElseThrow()))
        .isPresent();
  }

  private static ForceReleaseReport report(
      Facts facts, Activation activation, Order order, Serial serial, Instant at) {
    return new ForceReleaseReport(
        activation.serial(),
        activation.id(),
        Callers.name(facts, activation.account()),
        activation.machine().name(),
        Licenses.lastUse(order, activation),
        serial.coolDownAt(at).orElseGet(() -> at.plus(order.terms().coolDown())));
  }

  private static Refusal unreachabilityMustBeStated(Facts facts, Activation activation) {
    return Refusal.of(RefusalCode.UNREACHABLE_NOT_STATED)
        .remedied(List.of(Machines.releaseThere(facts, activation)))
        .remedied(List.of(Remedy.of(RemedyCode.STATE_UNREACHABLE)));
  }

  private static Set<AccountId> concerned(Activation activation, Order order) {
    Set<AccountId> both = new TreeSet<>();
    both.add(activation.account());
    order.customer().ifPresent(both::add);
    return both;
  }
}
