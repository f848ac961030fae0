package dev.licensing.core.facts;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a store must load before a decision: exactly this, and what belongs to it.
 *
 * <ul>
 *   <li>With an activation come its serial, its account, and the account that ended it.
 *   <li>With a serial comes its order; its seats and its sole user are those at the instant {@code
 *       at}, so that a lease that ended by then counts no more (rule 2.11).
 *   <li>With an order named by id come the accounts in its roles, the roles that wait for an
 *       e-mail, and the oldest live activation of the caller on it.
 *   <li>With a request come its order as if named, its maker, the serial and the activation that it
 *       names, all that comes with the e-mail that it names, and if it asks to transfer the order,
 *       all live activations of the customer.
 *   <li>With the caller come, of the orders they are barred from, those that are known by then and
 *       the first; with an account named by id all, as bars and with their orders.
 *   <li>With an e-mail come the account, the invitations with their serials, and the roles that
 *       wait for it with their orders.
 *   <li>With a trial come its serial and the live activations of that.
 *   <li>For each serial and each account that is known by then, the assignment between them.
 * </ul>
 *
 * <p>Nothing here grows with the seats on a serial. What grows is said in {@link Extent}.
 *
 * @param at the instant of the command; seats are counted as they are then
 * @param caller the account of who asks
 * @param accounts by id
 * @param machine un-ended activations of the caller on {@code serials} whose identity shares a
 *     telling component with this one, lapsed or not; the {@value #MOST_CANDIDATES} that share
 *     most, of equals the last seen
 * @param trial the offer to try this product, and its trials on machines that share a telling
 *     component with {@code machine}, the {@value #MOST_CANDIDATES} that share most
 * @param after where a list goes on, see {@link Extent#ORDER_CONTENT}
 */
public record FactsNeeded(
    Instant at,
    Optional<AccountId> caller,
    Set<AccountId> accounts,
    Set<Email> emails,
    Set<SerialNumber> serials,
    Set<OrderId> orders,
    Set<ActivationId> activations,
    Set<RequestId> requests,
    Optional<MachineIdentity> machine,
    Optional<ProductId> trial,
    Optional<SerialNumber> after,
    Set<Extent> extents) {

  /** The most live activations that are shown of one serial. */
  public static final int MOST_USERS = 20;

  /** The most stored machines that one reading is compared with. */
  public static final int MOST_CANDIDATES = 8;

  /** The most serials that are shown of one order at once. */
  public static final int MOST_SERIALS = 100;

  /** The most removed users that are shown of one order. */
  public static final int MOST_REMOVED = 100;

  /** The most orders that are listed at once. */
  public static final int MOST_ORDERS = 100;

  /** The most lapsed activations that are closed at once. */
  public static final int MOST_LAPSED = 100;

  /** The most requests that are shown at once. */
  public static final int MOST_REQUESTS = 100;

  /** Copies the sets, in order. */
  public FactsNeeded {
    accounts = new TreeSet<>(accounts);
    emails = new TreeSet<>(emails);
    serials = new TreeSet<>(serials);
    orders = new TreeSet<>(orders);
    activations = new TreeSet<>(activations);
    requests = new TreeSet<>(requests);
    extents = extents.isEmpty() ? EnumSet.noneOf(Extent.class) : EnumSet.copyOf(extents);
  }

  /** Needs the account of who asks, if somebody known does, and nothing else yet. */
  public static FactsNeeded by(Instant at, Optional<AccountId> caller) {
    return new FactsNeeded(
        at,
        caller,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  /** Needs this account too. */
  public FactsNeeded andAccount(AccountId account) {
    return andAccounts(Set.of(account));
  }

  /** Needs these accounts too. */
  public FactsNeeded andAccounts(Set<AccountId> more) {
    return with(more, emails, serials, orders, activations, requests, machine, trial);
  }

  /** Needs the accounts, invitations and waiting roles with these addresses too. */
  public FactsNeeded andEmails(Collection<Email> more) {
    return with(
        accounts, new TreeSet<>(more), serials, orders, activations, requests, machine, trial);
  }

  /** Needs the account, the invitations and the waiting roles with this address too. */
  public FactsNeeded andEmail(Email email) {
    return andEmails(Set.of(email));
  }

  /** Needs these serials too. */
  public FactsNeeded andSerials(Set<SerialNumber> more) {
    return with(accounts, emails, more, orders, activations, requests, machine, trial);
  }

  /** Needs this order too. */
  public FactsNeeded andOrder(OrderId order) {
    return with(accounts, emails, serials, Set.of(order), activations, requests, machine, trial);
  }

  /** Needs this activation too. */
  public FactsNeeded andActivation(ActivationId activation) {
    return andActivations(Set.of(activation));
  }

  /** Needs these activations too. */
  public FactsNeeded andActivations(Set<ActivationId> more) {
    return with(accounts, emails, serials, orders, more, requests, machine, trial);
  }

  /** Needs this request too. */
  public FactsNeeded andRequest(RequestId request) {
    return with(accounts, emails, serials, orders, activations, Set.of(request), machine, trial);
  }

  /** Needs the caller's activations on machines like this one too. */
  public FactsNeeded andMachine(MachineIdentity identity) {
    return with(
        accounts, emails, serials, orders, activations, requests, Optional.of(identity), trial);
  }

  /** Needs to know whether and how the product can be tried on the machine. */
  public FactsNeeded andTrial(ProductId product) {
    return with(
        accounts, emails, serials, orders, activations, requests, machine, Optional.of(product));
  }

  /** Shows a list from behind this serial. */
  public FactsNeeded after(Optional<SerialNumber> serial) {
    return new FactsNeeded(
        at,
        caller,
        accounts,
        emails,
        serials,
        orders,
        activations,
        requests,
        machine,
        trial,
        serial,
        extents);
  }

  /** Needs this much of what is named. */
  public FactsNeeded and(Extent extent) {
    EnumSet<Extent> more = EnumSet.of(extent);
    more.addAll(extents);
    return new FactsNeeded(
        at,
        caller,
        accounts,
        emails,
        serials,
        orders,
        activations,
        requests,
        machine,
        trial,
        after,
        more);
  }

  /** Whether this much was asked for. */
  public boolean has(Extent extent) {
    return extents.contains(extent);
  }

  private FactsNeeded with(
      Set<AccountId> otherAccounts,
      Set<Email> otherEmails,
      Set<SerialNumber> otherSerials,
      Set<OrderId> otherOrders,
      Set<ActivationId> otherActivations,
      Set<RequestId> otherRequests,
      Optional<MachineIdentity> otherMachine,
      Optional<ProductId> otherTrial) {
    return new FactsNeeded(
        at,
        caller,
        otherAccounts,
        otherEmails,
        otherSerials,
        otherOrders,
        otherActivations,
        otherRequests,
        otherMachine,
        otherTrial,
        after,
        extents);
  }
}
