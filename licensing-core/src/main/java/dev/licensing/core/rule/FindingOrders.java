package dev.licensing.core.rule;

import dev.licensing.core.command.FindOrders;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.FoundOrder;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The vendor looks through what it has sold. To everybody else an order is not there (rule 5.5).
 */
record FindingOrders(FindOrders command) implements Act {

  @Override
  public FactsNeeded needs() {
    FactsNeeded orders = Act.by(command.origin()).and(Extent.ORDERS);
    FactsNeeded theirs = command.email().map(orders::andEmail).orElse(orders);
    return command.after().map(theirs::andOrder).orElse(theirs);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.none();
  }

  @Override
  public Decision decide(Facts facts) {
    Reasons reasons = new Reasons().add(Callers.onlyTheVendor(command.origin()));
    return reasons.none() ? new Effects().permitted(found(facts)) : reasons.refused();
  }

  private Answer found(Facts facts) {
    List<FoundOrder> orders =
        facts
            .pages()
            .orders()
            .filter(order -> command.after().filter(last -> !behind(order, last)).isEmpty())
            .filter(order -> command.email().filter(who -> !concerns(facts, order, who)).isEmpty())
            .sorted(Comparator.comparing(Order::id))
            .limit(FactsNeeded.MOST_ORDERS)
            .map(order -> found(facts, order))
            .toList();
    Optional<OrderId> next =
        orders.size() == FactsNeeded.MOST_ORDERS
            ? Optional.of(orders.get(orders.size() - 1).order())
            : Optional.empty();
    return new Answer.OrdersFound(orders, next);
  }

  private static boolean behind(Order order, OrderId last) {
    return order.id().compareTo(last) > 0;
  }

  /** An order also comes with an invitation to one of its serials, which is no role in it. */
  private static boolean concerns(Facts facts, Order order, Email email) {
    return facts.account(email).filter(who -> order.managedBy(who.id())).isPresent()
        || facts.pendingRoles(email).stream().anyMatch(role -> role.order().equals(order.id()));
  }

  private static FoundOrder found(Facts facts, Order order) {
    Optional<Email> waiting =
        facts
            .pages()
            .awaited(order.id())
            .filter(role -> role.role() == Role.CUSTOMER)
            .map(PendingRole::email)
            .findFirst();
    return new FoundOrder(
        order.id(),
        order.product(),
        order.standing(),
        order.terms().validity(),
        order.serialCount(),
        order.customer().flatMap(facts::account).map(Account::email).or(() -> waiting));
  }
}
