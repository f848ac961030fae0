package dev.licensing.core.rule;

import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A seat is freed from elsewhere because its machine cannot be reached (rules 3.2, 3.3, 3.5). */
final class ForceReleasing {

  private ForceReleasing() {}

  static Decision decide(Facts facts, ForceRelease command) {
    Optional<Account> caller = facts.caller();
    Optional<Activation> activation =
        facts.activation(command.activation()).filter(a -> maySee(facts, a));
    if (caller.isEmpty() || activation.isEmpty()) {
      return new Reasons()
          .addIf(caller.isEmpty(), Callers::accountMustExist)
          .addIf(activation.isEmpty(), () -> Releasing.notRecognised(RemedyCode.CONTACT_VENDOR))
          .refused();
    }
    return decide(facts, command, caller.get(), activation.get());
  }

  private static Decision decide(
      Facts facts, ForceRelease command, Account caller, Activation activation) {
    Instant at = command.origin().at();
    Serial serial = facts.serial(activation.serial()).orElseThrow();
    Order order = facts.order(serial);
    Optional<Instant> coolDown = serial.coolDownAt(at);
    ForceReleaseReport report = report(facts, activation, order, coolDown.orElse(at), at);
    Reasons reasons = new Reasons().add(Callers.personMustHaveProvedWhoTheyAre(command.origin()));
    if (activation.live()) {
      reasons
          .addIf(!command.unreachable(), () -> unreachabilityMustBeStated(facts, activation))
          .add(coolDown.map(end -> coolDownMustHaveEnded(serial, end)))
          .addIf(
              command.confirmation().filter(seen -> !seen.equals(report.hash())).isPresent(),
              () -> Refusal.of(RefusalCode.REPORT_CHANGED, Remedy.of(RemedyCode.CONFIRM_REPORT)));
    } else {
      reasons.add(activation.ending().map(ending -> Refreshing.ended(facts, activation, ending)));
    }
    if (!reasons.none()) {
      return reasons.refused(report);
    }
    Ending ending = new Ending(EndingKind.FORCE_RELEASED, at, caller.id(), command.reason());
    Effects effects =
        new Effects()
            .restOn(caller)
            .restOn(order)
            .restOn(serial)
            .change(new Change.ActivationEnded(activation.id(), ending))
            .report(report);
    if (!order.terms().coolDown().isZero()) {
      effects.change(new Change.CoolDownStarted(serial.number(), report.coolDownUntil()));
    }
    concerned(activation, order)
        .forEach(
            to ->
                effects.tell(
                    Notice.to(to, NoticeKind.FORCE_RELEASED)
                        .with("serial", activation.serial())
                        .with("machine", activation.machine().name())
                        .with("reason", command.reason())
                        .with("seats", serial.liveSeats() - 1)
                        .with("of", order.terms().machineLimit())));
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
      Facts facts, Activation activation, Order order, Instant from, Instant at) {
    Instant coolDownUntil = from.isAfter(at) ? from : at.plus(order.terms().coolDown());
    return new ForceReleaseReport(
        activation.serial(),
        activation.id(),
        Callers.name(facts, activation.account()),
        activation.machine().name(),
        Licenses.lastUse(order, activation.lastSeen()),
        coolDownUntil);
  }

  private static Refusal unreachabilityMustBeStated(Facts facts, Activation activation) {
    return Refusal.of(RefusalCode.UNREACHABLE_NOT_STATED)
        .remedied(List.of(Machines.releaseThere(facts, activation)))
        .remedied(List.of(Remedy.of(RemedyCode.STATE_UNREACHABLE)));
  }

  private static Refusal coolDownMustHaveEnded(Serial serial, Instant end) {
    return Refusal.of(RefusalCode.COOL_DOWN).with("serial", serial.number()).until(end);
  }

  private static Set<AccountId> concerned(Activation activation, Order order) {
    Set<AccountId> both = new TreeSet<>();
    both.add(activation.account());
    order.customer().ifPresent(both::add);
    return both;
  }
}
