package dev.licensing.core.rule;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What everything has in common that only the owner does, to all serials named or to none (rules
 * 4.4, 4.5, 4.7, 4.8). To who has nothing to do with a serial it looks as if it did not exist.
 *
 * @param serials those that exist and that the caller shares
 */
record Sharing(Facts facts, Reasons reasons, Optional<Account> caller, List<Serial> serials) {

  static Sharing of(Facts facts, Set<SerialNumber> named) {
    Optional<Account> caller = facts.caller();
    Reasons reasons = new Reasons().addIf(caller.isEmpty(), Callers::accountMustExist);
    List<Serial> shared = new ArrayList<>();
    for (SerialNumber number : named) {
      Optional<Serial> serial =
          facts
              .serial(number)
              .filter(s -> caller.isPresent() && Serials.shares(facts, caller.get(), s));
      serial.ifPresent(shared::add);
      reasons.addIf(serial.isEmpty(), () -> Serials.notRecognised(number));
      reasons.addIf(
          serial.filter(s -> !Serials.owns(facts, caller.orElseThrow(), s)).isPresent(),
          () -> Serials.onlyTheOwner(number));
    }
    return new Sharing(facts, reasons, caller, List.copyOf(shared));
  }

  /**
   * Those of the serials that the caller owns, and a reason for each order of which not all are
   * named: ownership is an order's, so it moves with all of its serials (rules 4.1, 4.2).
   */
  List<Order> wholeOrders() {
    List<Order> owned =
        serials.stream()
            .map(facts::order)
            .filter(order -> order.ownedBy(caller.orElseThrow().id()))
            .distinct()
            .toList();
    for (Order order : owned) {
      int named = of(order).size();
      reasons.addIf(named < order.serialCount(), () -> Serials.allOfTheOrder(order, named));
    }
    return owned;
  }

  /** Those of the serials that belong to the order. */
  List<Serial> of(Order order) {
    return serials.stream().filter(serial -> serial.order().equals(order.id())).toList();
  }

  /** Effects that rest on the owner still being the owner, and on the serials as they are. */
  Effects effects() {
    Effects effects = new Effects().restOn(caller.orElseThrow());
    serials.stream().map(facts::order).distinct().forEach(effects::restOn);
    serials.forEach(effects::restOn);
    return effects;
  }
}
