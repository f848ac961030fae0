package dev.licensing.server.postgres;

import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was there when orders are to be issued together, loaded by one query, and what those before
 * have issued since. Each order is decided on what concerns it alone.
 */
final class KnownOrders {

  private final Facts all;
  private final Map<AccountId, Account> accounts = new HashMap<>();
  private final Map<Email, Account> byEmail = new HashMap<>();
  private final Map<OrderId, Order> orders = new HashMap<>();
  private final Map<SerialNumber, Serial> serials = new HashMap<>();

  private KnownOrders(Facts all, List<Account> named) {
    this.all = all;
    all.accounts().forEach(account -> accounts.put(account.id(), account));
    for (Account account : named) {
      accounts.put(account.id(), account);
      byEmail.put(account.email(), account);
    }
    all.orders().forEach(order -> orders.put(order.id(), order));
    all.serials().forEach(serial -> serials.put(serial.number(), serial));
  }

  static KnownOrders load(Connection connection, List<FactsNeeded> needs) throws SQLException {
    List<Facts> loaded = new ArrayList<>();
    List<Account> named = new ArrayList<>();
    RoundTrip trip = new RoundTrip();
    FactsQuery.add(trip, together(needs), loaded::add);
    accounts(trip, needs, named);
    trip.run(connection);
    return new KnownOrders(loaded.get(0), named);
  }

  /**
   * Who has the addresses, and nothing else that belongs to these: of a customer who has no account
   * yet, all orders that wait for them would come along, and a batch would take the longer the more
   * of them were issued before.
   */
  private static void accounts(RoundTrip trip, List<FactsNeeded> needs, List<Account> to) {
    Set<String> emails = new TreeSet<>();
    needs.forEach(needed -> needed.emails().forEach(email -> emails.add(email.value())));
    trip.queryAll(
        "select id, email, name, revision from account where email = any(?)",
        to,
        row ->
            new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new Email(row.getString("email")),
                row.getString("name"),
                row.getLong("revision")),
        new RoundTrip.Texts(emails));
  }

  /** At the last instant of them; nothing that issuing looks at depends on it. */
  private static FactsNeeded together(List<FactsNeeded> needs) {
    Set<SerialNumber> numbers = new TreeSet<>();
    Set<OrderId> ids = new TreeSet<>();
    Instant at = Instant.EPOCH;
    for (FactsNeeded needed : needs) {
      numbers.addAll(needed.serials());
      ids.addAll(needed.orders());
      at = at.isBefore(needed.at()) ? needed.at() : at;
    }
    return new FactsNeeded(
        at,
        Optional.empty(),
        Set.of(),
        Set.of(),
        numbers,
        ids,
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  /** As they were loaded. */
  Facts all() {
    return all;
  }

  /** Whether there is this order, of this product, and all these serials are its own. */
  boolean hasIssued(IssueOrder command) {
    Order order = orders.get(command.order());
    return order != null
        && order.product().equals(command.product())
        && command.serials().stream()
            .map(serials::get)
            .allMatch(serial -> serial != null && serial.order().equals(order.id()));
  }

  void add(Order order, Collection<SerialNumber> numbers) {
    orders.put(order.id(), order);
    numbers.forEach(number -> serials.put(number, Serial.unused(number, order.id())));
  }

  /** What the engine looks at when it issues, and whose accounts that shows. */
  Facts facts(FactsNeeded needed) {
    Map<OrderId, Order> shown = new TreeMap<>();
    List<Serial> taken = needed.serials().stream().flatMap(number -> row(serials, number)).toList();
    Stream.concat(needed.orders().stream(), taken.stream().map(Serial::order))
        .flatMap(id -> row(orders, id))
        .forEach(order -> shown.put(order.id(), order));
    Set<AccountId> people = new TreeSet<>();
    needed.emails().stream()
        .flatMap(email -> row(byEmail, email))
        .forEach(account -> people.add(account.id()));
    needed.orders().stream()
        .flatMap(id -> row(orders, id))
        .forEach(order -> people.addAll(order.roles().everybody()));
    return new Facts(
        needed,
        people.stream().flatMap(id -> row(accounts, id)).toList(),
        List.of(),
        List.copyOf(shown.values()),
        taken,
        List.of(),
        List.of(),
        awaited(needed, shown),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private List<PendingRole> awaited(FactsNeeded needed, Map<OrderId, Order> shown) {
    return shown.isEmpty()
        ? List.of()
        : all.pendingRoles().stream()
            .filter(role -> needed.orders().contains(role.order()))
            .toList();
  }

  private static <K, V> Stream<V> row(Map<K, V> table, K key) {
    return Stream.ofNullable(table.get(key));
  }
}
