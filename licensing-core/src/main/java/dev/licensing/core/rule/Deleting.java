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
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An account goes only when nothing it touches is in use, and then at once (chapter 8). */
record Deleting(DeleteAccount command, Policy policy) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).and(Extent.ESTATE).and(Extent.ROLES);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    Concern concern = Concern.account(facts.asked().caller());
    return facts.caller().isEmpty()
        ? concern
        : concern.andSerials(
            facts.estate().owned().stream()
                .map(Serial::number)
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public Decision decide(Facts facts) {
    if (facts.caller().isEmpty()) {
      return new Reasons().add(Callers.accountMustExist()).refused();
    }
    Account account = facts.caller().get();
    DeletionReport report = DeletionReports.of(facts, account);
    Reasons reasons =
        new Reasons().add(Callers.personMustHaveProvedWhoTheyAre(command.origin(), policy));
    if (report.possible()) {
      reasons.add(Confirmations.demanded(command.confirmation(), report));
    } else {
      blocked(report, reasons);
    }
    return reasons.none() ? deleted(facts, account, report) : reasons.refused(report);
  }

  /** Any use of an owned serial blocks; of other people's serials only the own one (8.1, 8.2). */
  private static void blocked(DeletionReport report, Reasons reasons) {
    Map<SerialNumber, List<SerialInUse>> uses = new LinkedHashMap<>();
    for (SerialInUse use : report.blocking()) {
      uses.computeIfAbsent(use.serial(), serial -> new ArrayList<>()).add(use);
    }
    uses.values().forEach(blocking -> reasons.add(inUse(blocking)));
  }

  /** All uses of one serial that stand in the way. */
  private static Refusal inUse(List<SerialInUse> uses) {
    SerialInUse first = uses.get(0);
    List<Remedy> remedies = new ArrayList<>();
    uses.forEach(use -> remedies.addAll(use.remedies()));
    return Refusal.of(
            first.owned() ? RefusalCode.OWNED_SERIAL_IN_USE : RefusalCode.SHARED_SERIAL_IN_OWN_USE)
        .with("serial", first.serial())
        .remedied(remedies);
  }

  private static Decision deleted(Facts facts, Account account, DeletionReport report) {
    List<Order> orders = facts.estate().managed();
    Set<OrderId> ids = orders.stream().map(Order::id).collect(Collectors.toUnmodifiableSet());
    Effects effects =
        new Effects()
            .restOn(account)
            .assume(new Assumption.LiveActivationsAre(account.id(), Set.of(), facts.at()))
            .assume(new Assumption.RolesAreIn(account.id(), ids))
            .report(report);
    orders.forEach(order -> leave(effects, account, order));
    for (Serial serial : facts.estate().owned()) {
      Losses.giveUp(effects.restOn(serial), facts, serial);
    }
    return effects
        .change(new Change.AccountErased(account.id()))
        .permitted(new Answer.Deleted(report));
  }

  /** Who is left manages it on; without a customer its serials are unowned (rules 8.6, 8.8). */
  private static void leave(Effects effects, Account account, Order order) {
    Order left = order.withRoles(order.roles().without(account.id()));
    effects
        .restOn(order)
        .change(
            new Change.OrderChanged(
                order.ownedBy(account.id())
                    ? left.withTerms(order.terms().withClaimable(true))
                    : left));
    left.roles()
        .everybody()
        .forEach(
            manager ->
                effects.tell(
                    Notice.to(manager, NoticeKind.MANAGER_GONE).with("order", order.id())));
  }
}
