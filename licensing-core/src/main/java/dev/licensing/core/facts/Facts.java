package dev.licensing.core.facts;

import dev.licensing.core.identity.MachineIdentity;
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
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Trial;
import dev.licensing.core.model.TrialOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known when a decision is made: a consistent slice of the store, loaded for {@code asked}.
 * Asking for something that was not loaded throws: what nobody looked up is neither there nor
 * absent, and must not be taken for either.
 *
 * @param activations the oldest first, of equals by id
 * @param requests the oldest first, of equals by id
 */
public record Facts(
    FactsNeeded asked,
    List<Account> accounts,
    List<Bar> bars,
    List<Order> orders,
    List<Serial> serials,
    List<Assignment> assignments,
    List<Invitation> invitations,
    List<PendingRole> pendingRoles,
    List<Activation> activations,
    List<Request> requests,
    List<TrialOffer> trialOffers,
    List<Trial> trials) {

  /** Copies the lists. */
  public Facts {
    accounts = List.copyOf(accounts);
    bars = List.copyOf(bars);
    orders = List.copyOf(orders);
    serials = List.copyOf(serials);
    assignments = List.copyOf(assignments);
    invitations = List.copyOf(invitations);
    pendingRoles = List.copyOf(pendingRoles);
    activations = List.copyOf(activations);
    requests = List.copyOf(requests);
    trialOffers = List.copyOf(trialOffers);
    trials = List.copyOf(trials);
  }

  /** The instant of the command. */
  public Instant at() {
    return asked.at();
  }

  /** The lists of which a page was loaded. */
  public Pages pages() {
    return new Pages(this);
  }

  /** The account of who asks; empty if there is none, or none any more. */
  public Optional<Account> caller() {
    return asked.caller().flatMap(this::account);
  }

  /** An account that was loaded with something else; empty if it exists no more. */
  public Optional<Account> account(AccountId id) {
    return Rows.first(accounts, account -> account.id().equals(id));
  }

  /** An account that was asked for by id; empty if there is none, or none any more. */
  public Optional<Account> named(AccountId id) {
    require(asked.accounts().contains(id), id);
    return account(id);
  }

  /** The account with this address. */
  public Optional<Account> account(Email email) {
    require(named(email), email);
    return Rows.first(accounts, account -> account.email().equals(email));
  }

  /** The invitations for this address. */
  public List<Invitation> invitations(Email email) {
    require(asked.emails().contains(email), email);
    return Rows.all(invitations, invitation -> invitation.email().equals(email));
  }

  /** The roles that wait for this address. */
  public List<PendingRole> pendingRoles(Email email) {
    require(named(email), email);
    return Rows.all(pendingRoles, role -> role.email().equals(email));
  }

  /** The roles of this order that wait for an address. */
  public List<PendingRole> pendingRoles(OrderId order) {
    require(asked.orders().contains(order) || !asked.requests().isEmpty(), order);
    return Rows.all(pendingRoles, role -> role.order().equals(order));
  }

  /**
   * From which orders the account was removed: all for one that was named, else as far as known.
   */
  public List<Bar> bars(AccountId account) {
    require(asked.accounts().contains(account) || calls(account), account);
    return Rows.all(bars, bar -> bar.account().equals(account));
  }

  /** The serial, if it was ever issued. */
  public Optional<Serial> serial(SerialNumber number) {
    Optional<Serial> found = Rows.first(serials, serial -> serial.number().equals(number));
    require(found.isPresent() || asked.serials().contains(number), number);
    return found;
  }

  /** The order of a serial that is known. */
  public Order order(Serial serial) {
    return order(serial.order()).orElseThrow();
  }

  /** The order, if it was named or came with something else. */
  public Optional<Order> order(OrderId id) {
    Optional<Order> found = Rows.first(orders, order -> order.id().equals(id));
    require(found.isPresent() || asked.orders().contains(id), id);
    return found;
  }

  /** Whether the account is assigned to the serial, both of them known. */
  public boolean assigned(SerialNumber serial, AccountId account) {
    require(serial(serial).isPresent() && account(account).isPresent(), serial);
    return Rows.any(assignments, a -> a.account().equals(account) && a.serial().equals(serial));
  }

  /** The activation with this id, live or ended, if there ever was one. */
  public Optional<Activation> activation(ActivationId id) {
    Optional<Activation> found = Rows.first(activations, activation -> activation.id().equals(id));
    require(found.isPresent() || asked.activations().contains(id), id);
    return found;
  }

  /** Un-ended activations of the caller on the serial that could be of the machine asked for. */
  public List<Activation> candidates(SerialNumber serial) {
    require(asked.machine().isPresent() && asked.serials().contains(serial), serial);
    MachineIdentity machine = asked.machine().get();
    return Rows.all(
        activations,
        a ->
            calls(a.account())
                && a.serial().equals(serial)
                && a.ending().isEmpty()
                && a.machine().identity().sharesTellingComponent(machine));
  }

  /** The oldest live activation of a named account, or of the caller, on the serial. */
  public Optional<Activation> use(SerialNumber serial, AccountId account) {
    require(asked.has(Extent.USES_BY_NAMED) && asked.serials().contains(serial), serial);
    return Rows.first(activations, a -> a.account().equals(account) && live(a, serial));
  }

  /** The oldest live activations on the serial, at most {@link FactsNeeded#MOST_USERS}. */
  public List<Activation> users(SerialNumber serial) {
    require(
        asked.has(Extent.USERS)
            || (asked.has(Extent.HOLDERS) && !hasSeatForCaller(serial))
            || (asked.has(Extent.ESTATE) && (asked.has(Extent.COLLEAGUES) || owned(serial)))
            || asked.has(Extent.ORDER_CONTENT)
            || asked.trial().isPresent(),
        serial);
    List<Activation> users = Rows.all(activations, a -> live(a, serial));
    return users.subList(0, Math.min(users.size(), FactsNeeded.MOST_USERS));
  }

  /** The same, and what was loaded of the caller's own behind them. */
  public List<Activation> usersAndOwn(SerialNumber serial) {
    List<Activation> oldest = users(serial);
    List<Activation> all = new ArrayList<>(oldest);
    all.addAll(
        Rows.all(activations, a -> calls(a.account()) && live(a, serial) && !oldest.contains(a)));
    return all;
  }

  private boolean hasSeatForCaller(SerialNumber number) {
    return serial(number)
        .filter(serial -> serial.hasSeatFor(asked.caller(), order(serial).terms()))
        .isPresent();
  }

  /** All live activations of an account that was named, on any serial. */
  public List<Activation> allUses(AccountId account) {
    require(asked.has(Extent.ALL_USES_OF_NAMED) && asked.accounts().contains(account), account);
    return liveOf(account);
  }

  /** All live activations of the customer of an order, loaded with a request to transfer it. */
  public List<Activation> usesByCustomer(Order order) {
    require(!asked.requests().isEmpty(), order.id());
    return order.customer().map(this::liveOf).orElse(List.of());
  }

  /** The oldest live activation of the caller on an order that was named. */
  public Optional<Activation> ownUse(OrderId order) {
    require(asked.orders().contains(order), order);
    return Rows.first(
        activations,
        a ->
            calls(a.account())
                && a.liveAt(at())
                && serial(a.serial()).filter(s -> s.order().equals(order)).isPresent());
  }

  /** What the caller owns, may use, uses and manages; there must be a caller. */
  public Estate estate() {
    return new Estate(this, asked.caller().orElseThrow());
  }

  /** Who is assigned to a serial that was named, is shown, or that the caller owns. */
  public List<Assignment> assignees(SerialNumber serial) {
    mustBeShared(serial);
    return Rows.all(assignments, assignment -> assignment.serial().equals(serial));
  }

  /** Who is invited to such a serial. */
  public List<Invitation> invited(SerialNumber serial) {
    mustBeShared(serial);
    return Rows.all(invitations, invitation -> invitation.serial().equals(serial));
  }

  private void mustBeShared(SerialNumber serial) {
    require(
        asked.has(Extent.ORDER_CONTENT)
            || (asked.has(Extent.ASSIGNEES) && asked.serials().contains(serial))
            || (asked.has(Extent.ESTATE) && owned(serial)),
        serial);
  }

  private boolean owned(SerialNumber serial) {
    Optional<Serial> known = serial(serial);
    return known.isPresent() && asked.caller().filter(order(known.get())::ownedBy).isPresent();
  }

  /** An open request that was asked for by id. */
  public Optional<Request> request(RequestId id) {
    require(asked.requests().contains(id), id);
    return Rows.first(requests, request -> request.id().equals(id));
  }

  /** All open requests of the caller. */
  public List<Request> ownRequests() {
    require(asked.has(Extent.OWN_REQUESTS), "requests");
    return Rows.all(requests, request -> calls(request.by()));
  }

  /** The offer to try the product that was asked for. */
  public Optional<TrialOffer> trialOffer() {
    require(asked.trial().isPresent(), "trial");
    return trialOffers.isEmpty() ? Optional.empty() : Optional.of(trialOffers.get(0));
  }

  private boolean live(Activation activation, SerialNumber serial) {
    return activation.serial().equals(serial) && activation.liveAt(at());
  }

  private List<Activation> liveOf(AccountId account) {
    return Rows.all(activations, a -> a.account().equals(account) && a.liveAt(at()));
  }

  private boolean calls(AccountId account) {
    return asked.caller().isPresent() && asked.caller().get().equals(account);
  }

  private boolean named(Email email) {
    return asked.emails().contains(email) || !asked.requests().isEmpty();
  }

  static void require(boolean asked, Object what) {
    if (!asked) {
      throw new IllegalStateException("not loaded: " + what);
    }
  }
}
