package dev.licensing.core.rule;

import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Role;
import java.util.Optional;

/** Any manager lets somebody manage too, or asks the vendor to (rule 5.7). */
record AddingManager(AddLicenseManager command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin())
        .andOrder(command.order())
        .andEmail(command.manager())
        .and(Extent.OWN_REQUESTS);
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
    boolean atOnce =
        Callers.isVendor(command.origin()) || order.terms().admission() == Admission.SELF_SERVICE;
    Effects effects = Orders.effects(facts, order);
    return atOnce || manages(facts, order, command.manager())
        ? effects.permitted(added(effects, facts, order, command.manager()))
        : asked(effects, facts, order);
  }

  private Decision asked(Effects effects, Facts facts, Order order) {
    Request request =
        new Request(
            command.request(),
            order.id(),
            facts.caller().orElseThrow().id(),
            facts.at(),
            new Request.AnotherLicenseManager(command.manager()));
    return effects.permitted(new Answer.Requested(Asking.once(effects, facts, request).id()));
  }

  /** Makes somebody a license manager; without an account, as soon as they register (rule 5.9). */
  static Answer added(Effects effects, Facts facts, Order order, Email email) {
    Answer.Sharing outcome = Answer.Sharing.UNCHANGED;
    if (!manages(facts, order, email)) {
      Optional<Account> account = facts.account(email);
      outcome = account.isPresent() ? Answer.Sharing.ASSIGNED : Answer.Sharing.INVITED;
      account.ifPresentOrElse(
          who ->
              effects
                  .restOn(who)
                  .change(
                      new Change.OrderChanged(
                          order.withRoles(order.roles().with(Role.LICENSE_MANAGER, who.id()))))
                  .tell(Notice.to(who.id(), NoticeKind.MANAGER_ADDED).with("order", order.id())),
          () ->
              effects
                  .change(
                      new Change.RoleAwaited(
                          new PendingRole(order.id(), Role.LICENSE_MANAGER, email, facts.at())))
                  .tell(Notice.to(email, NoticeKind.ROLE_OFFERED).with("order", order.id())));
    }
    return new Answer.ManagerAdded(order.id(), email, outcome);
  }

  /** Has any of the roles, or will have this one. */
  private static boolean manages(Facts facts, Order order, Email email) {
    return facts.account(email).filter(who -> order.managedBy(who.id())).isPresent()
        || facts.pendingRoles(order.id()).stream()
            .anyMatch(role -> role.role() == Role.LICENSE_MANAGER && role.email().equals(email));
  }
}
