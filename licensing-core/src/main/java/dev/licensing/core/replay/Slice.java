package dev.licensing.core.replay;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Trial;
import dev.licensing.core.model.TrialOffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
 * Cuts the facts that were asked for out of a state: these, what belongs to them, and not one row
 * more, so that an engine that forgot to ask for something finds out in a test.
 */
final class Slice {

  final State state;
  final FactsNeeded asked;
  private final SortedMap<AccountId, Account> accounts = new TreeMap<>();
  final Set<Bar> bars = new LinkedHashSet<>();
  final SortedMap<OrderId, Order> orders = new TreeMap<>();
  private final SortedMap<SerialNumber, Serial> serials = new TreeMap<>();
  private final SortedSet<Activation> activations = new TreeSet<>(State.BY_AGE);
  private final Set<Assignment> assignments = new LinkedHashSet<>();
  private final Set<Invitation> invitations = new LinkedHashSet<>();
  private final Set<PendingRole> pendingRoles = new LinkedHashSet<>();
  final Map<RequestId, Request> requests = new LinkedHashMap<>();
  final Set<Trial> trials = new LinkedHashSet<>();

  private Slice(State state, FactsNeeded asked) {
    this.state = state;
    this.asked = asked;
  }

  static Facts of(State state, FactsNeeded asked) {
    return new Slice(state, asked).cut();
  }

  private Facts cut() {
    named();
    new Extents(this).add();
    callersBars();
    state.assignments.values().stream()
        .filter(a -> serials.containsKey(a.serial()) && accounts.containsKey(a.account()))
        .forEach(assignments::add);
    return new Facts(
        asked,
        List.copyOf(accounts.values()),
        List.copyOf(bars),
        List.copyOf(orders.values()),
        List.copyOf(serials.values()),
        List.copyOf(assignments),
        List.copyOf(invitations),
        List.copyOf(pendingRoles),
        List.copyOf(activations),
        requests.values().stream()
            .sorted(Comparator.comparing(Request::at).thenComparing(Request::id))
            .toList(),
        offers(),
        List.copyOf(trials));
  }

  private void named() {
    asked.caller().ifPresent(this::account);
    asked.accounts().forEach(this::namedAccount);
    asked.emails().forEach(this::email);
    asked.serials().forEach(this::serial);
    asked.orders().forEach(this::namedOrder);
    asked.activations().stream().flatMap(id -> row(state.activations, id)).forEach(this::with);
    asked.requests().stream().flatMap(id -> row(state.requests, id)).forEach(this::namedRequest);
  }

  void account(AccountId id) {
    row(state.accounts, id).forEach(account -> accounts.put(id, account));
  }

  /** With all bars, and the orders these are from. */
  private void namedAccount(AccountId id) {
    account(id);
    barsOf(id)
        .forEach(
            bar -> {
              bars.add(bar);
              order(bar.order());
            });
  }

  /** From the orders that are known by now, and the first. */
  private void callersBars() {
    asked
        .caller()
        .ifPresent(
            caller -> {
              barsOf(caller).limit(1).forEach(bars::add);
              barsOf(caller).filter(bar -> orders.containsKey(bar.order())).forEach(bars::add);
            });
  }

  private Stream<Bar> barsOf(AccountId account) {
    return state.bars.values().stream()
        .filter(bar -> bar.account().equals(account))
        .sorted(Comparator.comparing(Bar::at).thenComparing(Bar::order));
  }

  void invitation(Invitation invitation) {
    invitations.add(invitation);
  }

  private void email(Email email) {
    state.account(email).map(Account::id).ifPresent(this::account);
    state.invitations.values().stream()
        .filter(invitation -> invitation.email().equals(email))
        .forEach(
            invitation -> {
              invitations.add(invitation);
              serial(invitation.serial());
            });
    state.pendingRoles.values().stream()
        .filter(role -> role.email().equals(email))
        .forEach(
            role -> {
              pendingRoles.add(role);
              order(role.order());
            });
  }

  private void order(OrderId id) {
    row(state.orders, id).forEach(order -> orders.put(id, order));
  }

  /** With the roles that wait. */
  void listed(Order order) {
    orders.put(order.id(), order);
    state.pendingRoles.values().stream()
        .filter(role -> role.order().equals(order.id()))
        .forEach(pendingRoles::add);
  }

  /** With its people, and whether the caller uses it. */
  private void namedOrder(OrderId id) {
    order(id);
    row(state.orders, id)
        .flatMap(order -> order.roles().everybody().stream())
        .forEach(this::account);
    state.pendingRoles.values().stream()
        .filter(role -> role.order().equals(id))
        .forEach(pendingRoles::add);
    asked.caller().stream()
        .flatMap(caller -> state.liveOf(caller, asked.at()))
        .filter(use -> orderOf(use.serial()).equals(id))
        .min(State.BY_AGE)
        .ifPresent(this::with);
  }

  private OrderId orderOf(SerialNumber serial) {
    return State.referred(state.serials, serial).order();
  }

  void serial(SerialNumber number) {
    row(state.serials, number)
        .forEach(
            serial -> {
              serials.put(number, state.seatsAt(serial, asked.at()));
              order(serial.order());
            });
  }

  /** An activation, and what belongs to it. */
  void with(Activation activation) {
    activations.add(activation);
    serial(activation.serial());
    account(activation.account());
    activation.ending().flatMap(ending -> ending.by()).ifPresent(this::account);
  }

  private void namedRequest(Request request) {
    requests.put(request.id(), request);
    account(request.by());
    namedOrder(request.order());
    Request.Wish wish = request.wish();
    if (wish instanceof Request.Access access) {
      serial(access.serial());
    } else if (wish instanceof Request.RemoteDeactivation lost) {
      row(state.activations, lost.activation()).forEach(this::with);
    } else if (wish instanceof Request.AnotherLicenseManager another) {
      email(another.manager());
    } else if (wish instanceof Request.OrderTransfer transfer) {
      email(transfer.newCustomer());
      row(state.orders, request.order())
          .flatMap(order -> order.customer().stream())
          .flatMap(customer -> state.liveOf(customer, asked.at()))
          .forEach(this::with);
    }
  }

  private List<TrialOffer> offers() {
    return asked.trial().stream()
        .flatMap(
            product ->
                row(state.offers, product)
                    .flatMap(
                        offer ->
                            offer.terms().stream()
                                .map(terms -> new TrialOffer(product, terms, offer.revision()))))
        .toList();
  }

  static <K, V> Stream<V> row(Map<K, V> table, K key) {
    return Stream.ofNullable(table.get(key));
  }
}
