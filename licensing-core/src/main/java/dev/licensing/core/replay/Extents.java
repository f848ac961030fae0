package dev.licensing.core.replay;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Trial;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is asked for by how much of it there is, beside what is named. */
final class Extents {

  private final Slice slice;
  private final State state;
  private final FactsNeeded asked;

  Extents(Slice slice) {
    this.slice = slice;
    this.state = slice.state;
    this.asked = slice.asked;
  }

  void add() {
    asked.machine().ifPresent(this::candidates);
    asked.trial().ifPresent(this::trial);
    asked.extents().forEach(this::extent);
  }

  private void candidates(MachineIdentity machine) {
    asked
        .caller()
        .ifPresent(
            caller ->
                asked.serials().stream()
                    .flatMap(serial -> candidates(state, serial, caller, machine))
                    .forEach(slice::with));
  }

  /** The un-ended activations of the account on the serial that could be of this machine. */
  static Stream<Activation> candidates(
      State state, SerialNumber serial, AccountId account, MachineIdentity machine) {
    return state
        .unended(serial)
        .filter(activation -> activation.account().equals(account))
        .filter(activation -> activation.machine().identity().sharesTellingComponent(machine))
        .sorted(
            Comparator.<Activation>comparingInt(
                    a -> a.machine().identity().sharedTellingComponents(machine))
                .thenComparing(Activation::lastSeen)
                .reversed()
                .thenComparing(Activation::id))
        .limit(FactsNeeded.MOST_CANDIDATES);
  }

  private void trial(ProductId product) {
    asked.machine().stream()
        .flatMap(machine -> trials(state, product, machine))
        .forEach(
            trial -> {
              slice.trials.add(trial);
              slice.serial(trial.serial());
              users(trial.serial());
            });
  }

  /** The trials of the product on machines like this one. */
  static Stream<Trial> trials(State state, ProductId product, MachineIdentity machine) {
    return state.trials.stream()
        .filter(trial -> trial.product().equals(product))
        .filter(trial -> trial.machine().sharesTellingComponent(machine))
        .sorted(
            Comparator.<Trial>comparingInt(
                    trial -> trial.machine().sharedTellingComponents(machine))
                .thenComparing(Trial::since)
                .reversed()
                .thenComparing(Trial::serial))
        .limit(FactsNeeded.MOST_CANDIDATES);
  }

  private void extent(Extent extent) {
    switch (extent) {
      case USERS -> asked.serials().forEach(this::users);
      case HOLDERS -> asked.serials().forEach(this::holders);
      case USES_BY_NAMED -> asked.serials().forEach(this::usesByNamed);
      case ASSIGNEES -> asked.serials().forEach(this::assignees);
      case OWNERS ->
          asked.serials().stream()
              .flatMap(serial -> Slice.row(state.serials, serial))
              .flatMap(serial -> Slice.row(state.orders, serial.order()))
              .flatMap(order -> order.customer().stream())
              .forEach(slice::account);
      case ALL_USES_OF_NAMED ->
          asked.accounts().stream()
              .flatMap(account -> state.liveOf(account, asked.at()))
              .forEach(slice::with);
      case OWN_REQUESTS -> requests(request -> asked.caller().equals(Optional.of(request.by())));
      case ESTATE -> asked.caller().ifPresent(this::estate);
      case COLLEAGUES -> {} // with the estate
      case ROLES ->
          asked
              .caller()
              .ifPresent(
                  caller ->
                      state.orders.values().stream()
                          .filter(order -> order.managedBy(caller))
                          .forEach(order -> slice.orders.put(order.id(), order)));
      case ORDER_CONTENT -> asked.orders().forEach(this::content);
      case ORDERS -> orders();
      case LAPSED -> lapsed();
      case QUEUE -> queue();
    }
  }

  private void users(SerialNumber serial) {
    state.live(serial, asked.at()).limit(FactsNeeded.MOST_USERS).forEach(slice::with);
  }

  private void holders(SerialNumber number) {
    Slice.row(state.serials, number)
        .map(serial -> state.seatsAt(serial, asked.at()))
        .filter(serial -> !serial.hasSeatFor(asked.caller(), terms(serial)))
        .forEach(serial -> users(number));
  }

  private Terms terms(Serial serial) {
    return State.referred(state.orders, serial.order()).terms();
  }

  private void usesByNamed(SerialNumber serial) {
    Set<AccountId> named = new LinkedHashSet<>(asked.accounts());
    asked.caller().ifPresent(named::add);
    asked.emails().forEach(email -> state.account(email).map(Account::id).ifPresent(named::add));
    named.forEach(
        account ->
            state
                .live(serial, asked.at())
                .filter(use -> use.account().equals(account))
                .findFirst()
                .ifPresent(slice::with));
  }

  private void assignees(SerialNumber serial) {
    state.assignments.values().stream()
        .filter(assignment -> assignment.serial().equals(serial))
        .map(Assignment::account)
        .forEach(slice::account);
    state.invitations.values().stream()
        .filter(invitation -> invitation.serial().equals(serial))
        .forEach(slice::invitation);
    requests(
        request ->
            request.wish() instanceof Request.Access access && access.serial().equals(serial));
  }

  private void requests(Predicate<Request> wanted) {
    state.requests.values().stream().filter(wanted).forEach(this::request);
  }

  /** A request, and who asks. */
  private void request(Request request) {
    slice.requests.put(request.id(), request);
    slice.account(request.by());
  }

  private void estate(AccountId caller) {
    state.serials.values().stream()
        .filter(serial -> State.referred(state.orders, serial.order()).ownedBy(caller))
        .map(Serial::number)
        .forEach(this::sharedOut);
    state.assignments.values().stream()
        .filter(assignment -> assignment.account().equals(caller))
        .map(Assignment::serial)
        .forEach(this::usableSerial);
    state
        .liveOf(caller, asked.at())
        .toList()
        .forEach(
            own -> {
              slice.with(own);
              usableSerial(own.serial());
            });
  }

  /** A serial, who uses it, and with whom it is shared. */
  private void sharedOut(SerialNumber number) {
    slice.serial(number);
    users(number);
    assignees(number);
  }

  private void usableSerial(SerialNumber number) {
    slice.serial(number);
    if (asked.has(Extent.COLLEAGUES)) {
      users(number);
    }
  }

  private void content(OrderId order) {
    state.serials.values().stream()
        .filter(serial -> serial.order().equals(order))
        .map(Serial::number)
        .filter(number -> asked.after().filter(after -> number.compareTo(after) <= 0).isEmpty())
        .limit(FactsNeeded.MOST_SERIALS)
        .forEach(this::sharedOut);
    requests(request -> request.order().equals(order));
    state.bars.values().stream()
        .filter(bar -> bar.order().equals(order))
        .sorted(Bar.LATEST_FIRST)
        .limit(FactsNeeded.MOST_REMOVED)
        .forEach(
            bar -> {
              slice.bars.add(bar);
              slice.account(bar.account());
            });
  }

  private void orders() {
    Optional<OrderId> after = asked.orders().stream().max(Comparator.naturalOrder());
    state.orders.values().stream()
        .filter(order -> after.filter(last -> order.id().compareTo(last) <= 0).isEmpty())
        .filter(
            order ->
                asked.emails().isEmpty()
                    || asked.emails().stream().anyMatch(email -> concerns(order, email)))
        .limit(FactsNeeded.MOST_ORDERS)
        .forEach(
            order -> {
              slice.listed(order);
              order.customer().ifPresent(slice::account);
            });
  }

  private boolean concerns(Order order, Email email) {
    return state.account(email).filter(who -> order.managedBy(who.id())).isPresent()
        || state.pendingRoles.values().stream()
            .anyMatch(role -> role.order().equals(order.id()) && role.email().equals(email));
  }

  private void lapsed() {
    Stream.concat(
            state.open.values().stream()
                .flatMap(those -> those.values().stream())
                .filter(activation -> activation.lapsedAt(asked.at())),
            state.untold.stream().map(id -> State.referred(state.activations, id)))
        .sorted(
            Comparator.comparing((Activation a) -> a.leaseUntil().orElseThrow())
                .thenComparing(Activation::id))
        .limit(FactsNeeded.MOST_LAPSED)
        .forEach(slice::with);
  }

  private void queue() {
    Optional<Request> after =
        asked.requests().stream().flatMap(id -> Slice.row(state.requests, id)).findFirst();
    state.requests.values().stream()
        .filter(request -> !(request.wish() instanceof Request.Access))
        .filter(
            request ->
                after.filter(last -> Request.OLDEST_FIRST.compare(request, last) <= 0).isEmpty())
        .sorted(Request.OLDEST_FIRST)
        .limit(FactsNeeded.MOST_REQUESTS)
        .forEach(this::request);
  }
}
