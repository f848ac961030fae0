package dev.licensing.core.rule;

import dev.licensing.core.decision.OrderOverview;
import dev.licensing.core.decision.RequestView;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Serial;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What somebody sees of serials, orders and open requests (rules 5.2, 5.4). */
final class Overviews {

  private Overviews() {}

  /** Owned serials first. */
  static List<SerialOverview> serials(Facts facts, Account caller) {
    return Stream.concat(
            DeletionReports.sorted(facts.estate().owned()).stream(),
            DeletionReports.sorted(facts.estate().shared()).stream())
        .map(
            serial ->
                serial(
                    facts, Optional.of(caller), false, Serials.owns(facts, caller, serial), serial))
        .toList();
  }

  /** Those the caller manages, and those they have activated. */
  static List<OrderOverview> orders(Facts facts, Account caller) {
    SortedMap<OrderId, Order> orders = new TreeMap<>();
    facts.estate().managed().forEach(order -> orders.put(order.id(), order));
    facts.estate().uses().stream()
        .map(use -> facts.order(facts.serial(use.serial()).orElseThrow()))
        .forEach(order -> orders.put(order.id(), order));
    return orders.values().stream()
        .map(
            order ->
                new OrderOverview(
                    order.id(),
                    order.product(),
                    order.managedBy(caller.id()),
                    order.standing(),
                    order.terms().validity(),
                    order.serialCount()))
        .toList();
  }

  /** One serial for a caller who may see it: managers and the vendor see with whom it is shared. */
  static SerialOverview serial(
      Facts facts, Optional<Account> caller, boolean vendor, Serial serial) {
    boolean manages =
        vendor || caller.filter(who -> facts.order(serial).managedBy(who.id())).isPresent();
    return serial(facts, caller, vendor, manages, serial);
  }

  private static SerialOverview serial(
      Facts facts, Optional<Account> caller, boolean vendor, boolean sharing, Serial serial) {
    Order order = facts.order(serial);
    boolean oversees =
        vendor || caller.filter(who -> Serials.oversees(facts, who, serial)).isPresent();
    return new SerialOverview(
        serial.number(),
        order.id(),
        order.product(),
        caller.filter(who -> Serials.owns(facts, who, serial)).isPresent(),
        serial.status(),
        Granting.standing(order, serial),
        serial.liveSeats(),
        order.terms().machineLimit(),
        order.terms().validity().validUntil(),
        serial.coolDownAt(facts.at()),
        facts.usersAndOwn(serial.number()).stream()
            .filter(use -> oversees || isOwn(caller, use))
            .map(use -> Machines.use(facts, use, facts.asked().caller()))
            .toList(),
        sharing ? Losses.assigned(facts, serial).values().stream().sorted().toList() : List.of(),
        sharing ? invited(facts, serial) : List.of(),
        sharing ? accessRequests(facts, serial) : new TreeMap<>());
  }

  /** One open request, for a manager of its order or the vendor. */
  static RequestView request(Facts facts, Request request) {
    Optional<Account> maker = facts.account(request.by());
    return new RequestView(request, maker.map(Account::name), maker.map(Account::email));
  }

  private static List<Email> invited(Facts facts, Serial serial) {
    return facts.invited(serial.number()).stream().map(Invitation::email).sorted().toList();
  }

  private static boolean isOwn(Optional<Account> caller, Activation use) {
    return caller.filter(who -> who.id().equals(use.account())).isPresent();
  }

  private static SortedMap<RequestId, String> accessRequests(Facts facts, Serial serial) {
    SortedMap<RequestId, String> names = new TreeMap<>();
    for (Request request : facts.requests()) {
      if (request.wish() instanceof Request.Access access
          && access.serial().equals(serial.number())) {
        names.put(request.id(), Callers.name(facts, request.by()));
      }
    }
    return names;
  }
}
