package dev.licensing.core.rule;

import dev.licensing.core.command.RemoveLicenseManager;
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
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.Roles;
import java.util.Optional;

/** Somebody manages an order no more, as long as somebody does (rules 5.7, 5.8). */
record RemovingManager(RemoveLicenseManager command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andOrder(command.order()).andEmail(command.manager());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.named(facts.account(command.manager())).andOrder(command.order());
  }

  @Override
  public Decision decide(Facts facts) {
    Reasons reasons = Orders.managing(facts, command.origin(), command.order());
    if (!reasons.none()) {
      return reasons.refused();
    }
    Order order = facts.order(command.order()).orElseThrow();
    Optional<Account> manager =
        facts
            .account(command.manager())
            .filter(who -> order.roles().licenseManagers().contains(who.id()));
    Optional<PendingRole> pending =
        facts.pendingRoles(order.id()).stream()
            .filter(role -> role.role() == Role.LICENSE_MANAGER)
            .filter(role -> role.email().equals(command.manager()))
            .findFirst();
    Roles left =
        manager.map(who -> order.roles().withoutLicenseManager(who.id())).orElse(order.roles());
    reasons
        .add(theVendorMustApprove(order, manager))
        .addIf(manager.isEmpty() && pending.isEmpty(), this::notALicenseManager)
        .addIf(
            manager.isPresent() && left.everybody().isEmpty(), RemovingManager::somebodyMustManage);
    if (!reasons.none()) {
      return reasons.refused();
    }
    Effects effects = Orders.effects(facts, order);
    pending.ifPresent(role -> effects.change(new Change.RoleNotAwaited(role)));
    manager.ifPresent(
        who ->
            effects
                .change(new Change.OrderChanged(order.withRoles(left)))
                .tell(Notice.to(who.id(), NoticeKind.MANAGER_REMOVED).with("order", order.id())));
    return effects.permitted(new Answer.ManagerRemoved(order.id(), command.manager()));
  }

  private Optional<Refusal> theVendorMustApprove(Order order, Optional<Account> manager) {
    boolean alone =
        Callers.isVendor(command.origin())
            || order.terms().admission() == Admission.SELF_SERVICE
            || manager.filter(who -> command.origin().by().isPerson(who.id())).isPresent();
    return alone
        ? Optional.empty()
        : Optional.of(
            Refusal.of(RefusalCode.APPROVAL_REQUIRED, Remedy.of(RemedyCode.CONTACT_VENDOR)));
  }

  private Refusal notALicenseManager() {
    return Refusal.of(RefusalCode.NOT_A_LICENSE_MANAGER, Remedy.of(RemedyCode.CHECK_ORDER))
        .with("order", command.order());
  }

  private static Refusal somebodyMustManage() {
    return Refusal.of(RefusalCode.LAST_MANAGER, Remedy.of(RemedyCode.ADD_MANAGER));
  }
}
