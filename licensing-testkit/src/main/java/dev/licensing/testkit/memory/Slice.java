package dev.licensing.testkit.memory;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Cuts the facts that were asked for out of the tables: these, what belongs to them, and not one
 * row more, so that an engine that forgot to ask for something finds out in a test.
 */
final class Slice {

  private final Tables tables;
  private final FactsNeeded asked;
  private final SortedMap<AccountId, Account> accounts = new TreeMap<>();
  private final SortedMap<OrderId, Order> orders = new TreeMap<>();
  private final SortedMap<SerialNumber, Serial> serials = new TreeMap<>();
  private final SortedSet<Activation> activations = new TreeSet<>(Tables.BY_AGE);
  private final Set<Assignment> assignments = new LinkedHashSet<>();

  private Slice(Tables tables, FactsNeeded asked) {
    this.tables = tables;
    this.asked = asked;
  }

  static Facts of(Tables tables, FactsNeeded asked) {
    return new Slice(tables, asked).cut();
  }

  private Facts cut() {
    asked.caller().ifPresent(this::account);
    asked
        .emails()
        .forEach(email -> tables.account(email).map(Account::id).ifPresent(this::account));
    asked.serials().forEach(this::serial);
    asked.activations().stream().flatMap(id -> row(tables.activations, id)).forEach(this::with);
    asked.machine().ifPresent(this::candidates);
    if (asked.users()) {
      asked.serials().forEach(this::users);
    }
    if (asked.usersWithEmail()) {
      asked.serials().forEach(this::usersWithEmail);
    }
    if (asked.estate()) {
      asked.caller().ifPresent(this::estate);
    }
    tables.assignments.values().stream()
        .filter(a -> serials.containsKey(a.serial()) && accounts.containsKey(a.account()))
        .forEach(assignments::add);
    return new Facts(
        asked,
        List.copyOf(accounts.values()),
        List.copyOf(orders.values()),
        List.copyOf(serials.values()),
        List.copyOf(assignments),
        invitations(),
        List.copyOf(activations));
  }

  private List<Invitation> invitations() {
    return tables.invitations.values().stream()
        .filter(invitation -> asked.emails().contains(invitation.email()))
        .toList();
  }

  private void account(AccountId id) {
    row(tables.accounts, id).forEach(account -> accounts.put(id, account));
  }

  private void serial(SerialNumber number) {
    row(tables.serials, number)
        .forEach(
            serial -> {
              serials.put(number, serial);
              row(tables.orders, serial.order()).forEach(order -> orders.put(order.id(), order));
            });
  }

  /** An activation, and what belongs to it. */
  private void with(Activation activation) {
    activations.add(activation);
    serial(activation.serial());
    account(activation.account());
    activation.ending().ifPresent(ending -> account(ending.by()));
  }

  private void candidates(MachineIdentity machine) {
    asked
        .caller()
        .ifPresent(
            caller ->
                asked.serials().stream()
                    .flatMap(serial -> candidates(tables, serial, caller, machine))
                    .forEach(this::with));
  }

  /** The live activations of the account on the serial that could be of this machine. */
  static Stream<Activation> candidates(
      Tables tables, SerialNumber serial, AccountId account, MachineIdentity machine) {
    return tables
        .live(serial, account)
        .filter(activation -> activation.machine().identity().sharesTellingComponent(machine))
        .sorted(
            Comparator.<Activation>comparingInt(
                    a -> a.machine().identity().sharedTellingComponents(machine))
                .thenComparing(Activation::lastSeen)
                .reversed())
        .limit(FactsNeeded.MOST_CANDIDATES);
  }

  private void users(SerialNumber serial) {
    tables.live(serial).limit(FactsNeeded.MOST_USERS).forEach(this::with);
  }

  private void usersWithEmail(SerialNumber serial) {
    asked.emails().stream()
        .flatMap(email -> tables.account(email).stream())
        .flatMap(account -> tables.live(serial, account.id()).limit(1))
        .forEach(this::with);
  }

  private void estate(AccountId caller) {
    Set<OrderId> owned = new LinkedHashSet<>();
    tables.ownedBy(caller).map(Order::id).forEach(owned::add);
    tables.serials.values().stream()
        .filter(serial -> owned.contains(serial.order()))
        .map(Serial::number)
        .forEach(this::ownedSerial);
    tables.assignments.values().stream()
        .filter(assignment -> assignment.account().equals(caller))
        .map(Assignment::serial)
        .forEach(this::usableSerial);
    tables
        .live()
        .filter(activation -> activation.account().equals(caller))
        .forEach(
            own -> {
              with(own);
              usableSerial(own.serial());
            });
  }

  private void ownedSerial(SerialNumber number) {
    usableSerial(number);
    tables.assignments.values().stream()
        .filter(assignment -> assignment.serial().equals(number))
        .map(Assignment::account)
        .forEach(this::account);
  }

  private void usableSerial(SerialNumber number) {
    serial(number);
    users(number);
  }

  private static <K, V> Stream<V> row(Map<K, V> table, K key) {
    return Stream.ofNullable(table.get(key));
  }
}
