package dev.licensing.core.rule;

import dev.licensing.core.decision.OrderView;
import dev.licensing.core.decision.OrderView.Awaited;
import dev.licensing.core.decision.OrderView.Contents;
import dev.licensing.core.decision.OrderView.Manager;
import dev.licensing.core.decision.OrderView.Removed;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a manager, a developer and the vendor see of an order (rules 5.2 to 5.4). */
final class OrderViews {

  private OrderViews() {}

  static OrderView of(Facts facts, Order order, boolean vendor) {
    boolean manages = Orders.manages(facts, order);
    boolean develops = facts.caller().isPresent() && facts.ownUse(order.id()).isPresent();
    return new OrderView(
        order.id(),
        order.product(),
        managers(facts, order),
        maySeekSupport(order, manages, develops),
        vendor || manages ? Optional.of(contents(facts, order, vendor)) : Optional.empty());
  }

  /** A question of its own, which being a manager does not answer (rule 5.3). */
  private static boolean maySeekSupport(Order order, boolean manages, boolean develops) {
    return switch (order.terms().support()) {
      case NOBODY -> false;
      case DEVELOPERS -> develops;
      case DEVELOPERS_AND_MANAGERS -> develops || manages;
    };
  }

  private static List<Manager> managers(Facts facts, Order order) {
    return Stream.of(
            managers(facts, Role.CUSTOMER, order.roles().customer().stream()),
            managers(facts, Role.PURCHASER, order.roles().purchaser().stream()),
            managers(facts, Role.LICENSE_MANAGER, order.roles().licenseManagers().stream()))
        .flatMap(all -> all)
        .toList();
  }

  private static Stream<Manager> managers(Facts facts, Role role, Stream<AccountId> who) {
    return who.flatMap(id -> facts.account(id).stream())
        .map(account -> new Manager(role, account.name(), account.email()));
  }

  private static Contents contents(Facts facts, Order order, boolean vendor) {
    List<SerialOverview> serials =
        DeletionReports.sorted(facts.pages().serials(order.id()).toList()).stream()
            .filter(
                serial -> facts.asked().after().filter(a -> behind(serial.number(), a)).isEmpty())
            .limit(FactsNeeded.MOST_SERIALS)
            .map(serial -> Overviews.serial(facts, facts.caller(), vendor, serial))
            .toList();
    Optional<SerialNumber> next =
        serials.size() == FactsNeeded.MOST_SERIALS
            ? Optional.of(serials.get(serials.size() - 1).serial())
            : Optional.empty();
    return new Contents(
        order.standing(),
        order.terms(),
        order.serialCount(),
        facts.pendingRoles(order.id()).stream()
            .map(role -> new Awaited(role.role(), role.email()))
            .toList(),
        serials,
        next,
        order.hosts(),
        Orders.quota(order, facts.at()),
        facts.requests().stream()
            .filter(request -> request.order().equals(order.id()))
            .sorted(Request.OLDEST_FIRST)
            .map(request -> Overviews.request(facts, request))
            .toList(),
        removed(facts, order));
  }

  /** An erased account is barred from nothing. */
  private static List<Removed> removed(Facts facts, Order order) {
    return facts
        .pages()
        .removed(order.id())
        .flatMap(
            bar ->
                facts.account(bar.account()).stream()
                    .map(who -> new Removed(who.id(), who.name(), who.email(), bar.at())))
        .toList();
  }

  /** Not behind where the list goes on: shown before, or loaded for another reason. */
  private static boolean behind(SerialNumber serial, SerialNumber after) {
    return serial.compareTo(after) <= 0;
  }
}
