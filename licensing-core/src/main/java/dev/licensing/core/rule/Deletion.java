package dev.licensing.core.rule;

import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An account goes only when nothing it touches is in use, and then at once (rules 8.1 to 8.7). */
final class Deletion {

  private Deletion() {}

  static Decision decide(Facts facts, DeleteAccount command) {
    if (facts.caller().isEmpty()) {
      return new Reasons().add(Callers.accountMustExist()).refused();
    }
    Account account = facts.caller().get();
    DeletionReport report = DeletionReports.of(facts, account, command.origin().at());
    Reasons reasons = new Reasons().add(Callers.personMustHaveProvedWhoTheyAre(command.origin()));
    blocked(facts, report, reasons);
    if (report.possible()) {
      reasons.add(theReportMustBeConfirmed(command, report));
    }
    return reasons.none() ? deleted(facts, account, report) : reasons.refused(report);
  }

  /** Any use of an owned serial blocks; of other people's serials only the own one (8.1, 8.2). */
  private static void blocked(Facts facts, DeletionReport report, Reasons reasons) {
    Set<SerialNumber> owned =
        facts.owned().map(Serial::number).collect(Collectors.toUnmodifiableSet());
    report.blocking().stream()
        .map(SerialInUse::serial)
        .distinct()
        .forEach(
            serial ->
                reasons.add(
                    Refusal.of(
                            owned.contains(serial)
                                ? RefusalCode.OWNED_SERIAL_IN_USE
                                : RefusalCode.SHARED_SERIAL_IN_OWN_USE)
                        .with("serial", serial)
                        .remedied(
                            report.blocking().stream()
                                .filter(use -> use.serial().equals(serial))
                                .flatMap(use -> use.remedies().stream())
                                .toList())));
  }

  private static Optional<Refusal> theReportMustBeConfirmed(
      DeleteAccount command, DeletionReport report) {
    Remedy confirm = Remedy.of(RemedyCode.CONFIRM_REPORT).with("hash", report.hash());
    if (command.confirmation().isEmpty()) {
      return Optional.of(Refusal.of(RefusalCode.REPORT_NOT_CONFIRMED, confirm));
    }
    return command.confirmation().get().equals(report.hash())
        ? Optional.empty()
        : Optional.of(Refusal.of(RefusalCode.REPORT_CHANGED, confirm));
  }

  private static Decision deleted(Facts facts, Account account, DeletionReport report) {
    Set<Order> orders = facts.owned().map(facts::order).collect(Collectors.toSet());
    Effects effects =
        new Effects()
            .restOn(account)
            .assume(new Assumption.AccountInactive(account.id()))
            .assume(
                new Assumption.OwnsExactly(
                    account.id(), orders.stream().map(Order::id).collect(Collectors.toSet())))
            .report(report);
    orders.forEach(
        order ->
            effects
                .restOn(order)
                .change(
                    new Change.OwnerChanged(
                        order.id(), Optional.empty(), order.terms().withClaimable(true))));
    facts
        .owned()
        .forEach(
            serial -> {
              effects
                  .restOn(serial)
                  .assume(new Assumption.SerialUnused(serial.number()))
                  .change(new Change.SharingEnded(serial.number()));
              facts
                  .assignees(serial.number())
                  .map(a -> Notice.to(a.account(), NoticeKind.OWNER_GONE))
                  .forEach(notice -> effects.tell(notice.with("serial", serial.number())));
            });
    return effects
        .change(new Change.AccountErased(account.id()))
        .permitted(new Answer.Deleted(report));
  }
}
