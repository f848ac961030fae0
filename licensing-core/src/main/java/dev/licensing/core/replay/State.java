package dev.licensing.core.replay;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything there is, at one moment: what the changes of decisions make, and what the facts of
 * decisions are cut from. It is the words of {@link Change}, {@link Assumption} and {@link
 * FactsNeeded} as a program, the plainest store there can be; other stores are held to do the same.
 *
 * <p>Not thread-safe. Made for thousands of activations, not for millions.
 */
public final class State {

  /** Oldest first; the id settles what began at the same instant. */
  static final Comparator<Activation> BY_AGE =
      Comparator.comparing(Activation::since).thenComparing(Activation::id);

  final Map<AccountId, Account> accounts;
  final Set<AccountId> erased;
  final Map<BarKey, Bar> bars;
  final Map<OrderId, Order> orders;
  final Map<SerialNumber, Serial> serials;
  final Map<AssignmentKey, Assignment> assignments;
  final Map<InvitationKey, Invitation> invitations;
  final Map<RoleKey, PendingRole> pendingRoles;
  final Map<ActivationId, Activation> activations;
  final Map<RequestId, Request> requests;
  final Map<ProductId, Offered> offers;
  final List<Trial> trials;

  /** Closed because they had lapsed, and their users were not told. */
  final Set<ActivationId> untold;

  /** The activations that nobody ended, lapsed or not, by serial. */
  final Map<SerialNumber, Map<ActivationId, Activation>> open;

  /** At most one bar of an account from an order. */
  record BarKey(AccountId account, OrderId order) {}

  /** At most one assignment of an account to a serial. */
  record AssignmentKey(SerialNumber serial, AccountId account) {}

  /** At most one invitation of an address to a serial. */
  record InvitationKey(SerialNumber serial, Email email) {}

  /** Each role of an order waits for an address once. */
  record RoleKey(OrderId order, Role role, Email email) {}

  /** Terms of a trial; without any it was offered once. */
  record Offered(Optional<Terms> terms, long revision) {}

  /** Nothing at all. */
  public State() {
    accounts = new TreeMap<>();
    erased = new HashSet<>();
    bars = new LinkedHashMap<>();
    orders = new TreeMap<>();
    serials = new TreeMap<>();
    assignments = new LinkedHashMap<>();
    invitations = new LinkedHashMap<>();
    pendingRoles = new LinkedHashMap<>();
    activations = new TreeMap<>();
    requests = new LinkedHashMap<>();
    offers = new LinkedHashMap<>();
    trials = new ArrayList<>();
    untold = new HashSet<>();
    open = new LinkedHashMap<>();
  }

  private State(State other) {
    accounts = new TreeMap<>(other.accounts);
    erased = new HashSet<>(other.erased);
    bars = new LinkedHashMap<>(other.bars);
    orders = new TreeMap<>(other.orders);
    serials = new TreeMap<>(other.serials);
    assignments = new LinkedHashMap<>(other.assignments);
    invitations = new LinkedHashMap<>(other.invitations);
    pendingRoles = new LinkedHashMap<>(other.pendingRoles);
    activations = new TreeMap<>(other.activations);
    requests = new LinkedHashMap<>(other.requests);
    offers = new LinkedHashMap<>(other.offers);
    trials = new ArrayList<>(other.trials);
    untold = new HashSet<>(other.untold);
    open = new LinkedHashMap<>();
    other.open.forEach((serial, those) -> open.put(serial, new LinkedHashMap<>(those)));
  }

  /** The same, to go on with apart. */
  public State copy() {
    return new State(this);
  }

  /** Exactly the facts that are asked for, and not one row more. */
  public Facts facts(FactsNeeded asked) {
    return Slice.of(this, asked);
  }

  /** Whether all that a decision rests on is so. */
  public boolean holds(Collection<Assumption> assumptions) {
    Holding holding = new Holding(this);
    return assumptions.stream().allMatch(assumption -> assumption.accept(holding));
  }

  /**
   * Makes the changes of one decision.
   *
   * @return whether each found what it changes, no serial got a seat or a user too many, and what
   *     waited for an address was taken up; if not, this state must be thrown away
   */
  public boolean apply(Collection<Change> changes) {
    Changing changing = new Changing(this);
    return changes.stream().allMatch(change -> change.accept(changing))
        && changes.stream().noneMatch(this::leavesSomebodyWaiting);
  }

  /** All accounts that exist, by id. */
  public Collection<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  /** All orders, by id. */
  public Collection<Order> orders() {
    return List.copyOf(orders.values());
  }

  /** All serials by number, with the seats that are taken at this instant. */
  public Collection<Serial> serials(Instant at) {
    return serials.values().stream().map(serial -> seatsAt(serial, at)).toList();
  }

  /** All activations that there ever were, ended or not, by id. */
  public Collection<Activation> activations() {
    return List.copyOf(activations.values());
  }

  /** All assignments of accounts to serials. */
  public Collection<Assignment> assignments() {
    return List.copyOf(assignments.values());
  }

  /** All invitations of addresses to serials. */
  public Collection<Invitation> invitations() {
    return List.copyOf(invitations.values());
  }

  /** All roles that wait for an address. */
  public Collection<PendingRole> pendingRoles() {
    return List.copyOf(pendingRoles.values());
  }

  /** All trials that there ever were. */
  public Collection<Trial> trials() {
    return List.copyOf(trials);
  }

  /** All bars of accounts from orders. */
  public Collection<Bar> bars() {
    return List.copyOf(bars.values());
  }

  /** All open requests, the oldest first. */
  public Collection<Request> requests() {
    return List.copyOf(requests.values());
  }

  /** Who has a seat on the serial at this instant, the oldest first (rule 14.4). */
  public List<Activation> holders(SerialNumber serial, Instant at) {
    return live(serial, at).toList();
  }

  Optional<Account> account(Email email) {
    return accounts.values().stream().filter(a -> a.email().equals(email)).findFirst();
  }

  Stream<Activation> unended(SerialNumber serial) {
    return open.getOrDefault(serial, Map.of()).values().stream();
  }

  Stream<Activation> live(SerialNumber serial, Instant at) {
    return unended(serial).filter(a -> a.liveAt(at)).sorted(BY_AGE);
  }

  Stream<Activation> liveOf(AccountId account, Instant at) {
    return open.values().stream()
        .flatMap(those -> those.values().stream())
        .filter(a -> a.account().equals(account) && a.liveAt(at));
  }

  /** The serial with its seats, and its sole user where the terms allow one. */
  Serial seatsAt(Serial serial, Instant at) {
    int live = 0;
    Set<AccountId> users = new HashSet<>();
    for (Activation activation : open.getOrDefault(serial.number(), Map.of()).values()) {
      if (activation.liveAt(at)) {
        live++;
        users.add(activation.account());
      }
    }
    boolean sole = users.size() == 1 && referred(orders, serial.order()).terms().oneUserAtATime();
    return serial.withSeats(live, sole ? Optional.of(users.iterator().next()) : Optional.empty());
  }

  /** Who invites and who registers must not miss each other (rules 4.4, 5.9). */
  private boolean leavesSomebodyWaiting(Change change) {
    Optional<Email> email = Optional.empty();
    if (change instanceof Change.UserInvited invited) {
      email = Optional.of(invited.invitation().email());
    } else if (change instanceof Change.RoleAwaited awaited) {
      email = Optional.of(awaited.role().email());
    } else if (change instanceof Change.AccountRegistered registered) {
      email = Optional.of(registered.account().email());
    } else if (change instanceof Change.AccountChanged changed) {
      email = Optional.of(changed.account().email());
    }
    return email.filter(this::waitsThoughRegistered).isPresent();
  }

  private boolean waitsThoughRegistered(Email email) {
    return account(email).isPresent()
        && (invitations.keySet().stream().anyMatch(key -> key.email().equals(email))
            || pendingRoles.keySet().stream().anyMatch(key -> key.email().equals(email)));
  }

  /** A row that another row refers to. */
  static <K, V> V referred(Map<K, V> table, K key) {
    V value = table.get(key);
    if (value == null) {
      throw new IllegalStateException("a row refers to " + key + ", which is not there");
    }
    return value;
  }
}
