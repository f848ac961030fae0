package dev.licensing.core.facts;

import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Serial;
import java.util.stream.Stream;

/** The lists of which a store loads a page at a time; each says in {@link Extent} how much. */
public record Pages(Facts facts) {

  /** The serials of an order that are shown, see {@link Extent#ORDER_CONTENT}. */
  public Stream<Serial> serials(OrderId order) {
    require(Extent.ORDER_CONTENT);
    return facts.serials().stream().filter(serial -> serial.order().equals(order));
  }

  /** Who was last removed from an order that is shown, the latest first. */
  public Stream<Bar> removed(OrderId order) {
    require(Extent.ORDER_CONTENT);
    return facts.bars().stream()
        .filter(bar -> bar.order().equals(order))
        .sorted(Bar.LATEST_FIRST)
        .limit(FactsNeeded.MOST_REMOVED);
  }

  /** The orders that are listed, and what else came with them, see {@link Extent#ORDERS}. */
  public Stream<Order> orders() {
    require(Extent.ORDERS);
    return facts.orders().stream();
  }

  /** The roles of an order that is listed which wait for an address. */
  public Stream<PendingRole> awaited(OrderId order) {
    require(Extent.ORDERS);
    return facts.pendingRoles().stream().filter(role -> role.order().equals(order));
  }

  /** Open requests on which the vendor decides, the oldest first. */
  public Stream<Request> queue() {
    require(Extent.QUEUE);
    return facts.requests().stream()
        .filter(request -> !facts.asked().requests().contains(request.id()))
        .filter(request -> !(request.wish() instanceof Request.Access))
        .sorted(Request.OLDEST_FIRST);
  }

  /** Activations that lapsed, and whose users have not been told. */
  public Stream<Activation> lapsed() {
    require(Extent.LAPSED);
    return facts.activations().stream();
  }

  private void require(Extent extent) {
    Facts.require(facts.asked().has(extent), extent);
  }
}
