package dev.licensing.core.rule;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The vendor makes somebody else the customer of an order (rule 5.6). The old customer stays
 * assigned where they have a seat; who has no account yet gets the order on registration, and
 * nobody else can claim it until then (rules 4.9, 5.9).
 */
final class Succession {

  private Succession() {}

  static void to(Effects effects, Facts facts, Order order, Email email) {
    Optional<Account> successor = facts.account(email);
    facts.pendingRoles(order.id()).stream()
        .filter(role -> role.role() == Role.CUSTOMER)
        .forEach(role -> effects.change(new Change.RoleNotAwaited(role)));
    if (successor.filter(who -> order.ownedBy(who.id())).isPresent()) {
      return;
    }
    Order changed =
        order
            .withRoles(order.roles().withCustomer(successor.map(Account::id)))
            .withReservation(
                successor.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Reservation(email, Optional.empty())));
    effects.change(new Change.OrderChanged(changed));
    order.customer().ifPresent(old -> stays(effects, facts, order, old));
    successor.ifPresentOrElse(
        who -> effects.restOn(who).tell(told(who.id(), order)),
        () ->
            effects
                .change(
                    new Change.RoleAwaited(
                        new PendingRole(order.id(), Role.CUSTOMER, email, facts.at())))
                .tell(Notice.to(email, NoticeKind.ROLE_OFFERED).with("order", order.id())));
  }

  private static void stays(Effects effects, Facts facts, Order order, AccountId old) {
    List<Activation> uses = facts.usesByCustomer(order);
    effects
        .assume(
            new Assumption.LiveActivationsAre(
                old,
                uses.stream().map(Activation::id).collect(Collectors.toUnmodifiableSet()),
                facts.at()))
        .tell(told(old, order));
    uses.stream()
        .map(Activation::serial)
        .distinct()
        .filter(serial -> facts.order(facts.serial(serial).orElseThrow()).equals(order))
        .filter(serial -> !facts.assigned(serial, old))
        .forEach(
            serial ->
                effects.change(new Change.UserAssigned(new Assignment(serial, old, facts.at()))));
  }

  private static Notice told(AccountId who, Order order) {
    return Notice.to(who, NoticeKind.TRANSFERRED).with("order", order.id());
  }
}
