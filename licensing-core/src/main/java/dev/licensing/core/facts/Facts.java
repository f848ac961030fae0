package dev.licensing.core.facts;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known when a decision is made: a consistent slice of the store, loaded for {@code asked}.
 *
 * <p>Asking for something that was not loaded throws: what nobody looked up is neither there nor
 * absent, and must not be taken for either.
 */
public record Facts(
    FactsNeeded asked,
    List<Account> accounts,
    List<Order> orders,
    List<Serial> serials,
    List<Assignment> assignments,
    List<Invitation> invitations,
    List<Activation> activations) {

  /** Copies the lists. */
  public Facts {
    accounts = List.copyOf(accounts);
    orders = List.copyOf(orders);
    serials = List.copyOf(serials);
    assignments = List.copyOf(assignments);
    invitations = List.copyOf(invitations);
    activations = List.copyOf(activations);
  }

  /** The account of who asks; empty if there is none, or none any more. */
  public Optional<Account> caller() {
    return asked.caller().flatMap(this::account);
  }

  /** An account that was loaded with something else; empty if it exists no more. */
  public Optional<Account> account(AccountId id) {
    return first(accounts, account -> account.id().equals(id));
  }

  /** The account with this address. */
  public Optional<Account> account(Email email) {
    require(asked.emails().contains(email), email);
    return first(accounts, account -> account.email().equals(email));
  }

  /** The invitations for this address. */
  public Stream<Invitation> invitations(Email email) {
    require(asked.emails().contains(email), email);
    return invitations.stream().filter(invitation -> invitation.email().equals(email));
  }

  /** The serial, if it was ever issued. */
  public Optional<Serial> serial(SerialNumber number) {
    Optional<Serial> found = first(serials, serial -> serial.number().equals(number));
    require(found.isPresent() || asked.serials().contains(number), number);
    return found;
  }

  /** The order of a serial that is known. */
  public Order order(Serial serial) {
    return order(serial.order());
  }

  /** An order that was loaded with one of its serials. */
  public Order order(OrderId id) {
    return first(orders, order -> order.id().equals(id))
        .orElseThrow(() -> new IllegalStateException("not loaded: order " + id));
  }

  /** Whether the account is assigned to the serial, both of them known. */
  public boolean assigned(SerialNumber serial, AccountId account) {
    require(serial(serial).isPresent() && account(account).isPresent(), serial);
    return assignments.stream()
        .anyMatch(a -> a.serial().equals(serial) && a.account().equals(account));
  }

  /** The activation with this id, live or ended, if there ever was one. */
  public Optional<Activation> activation(ActivationId id) {
    require(asked.activations().contains(id), id);
    return first(activations, activation -> activation.id().equals(id));
  }

  /** Live activations of the account on the serial, as far as they were loaded. */
  public Stream<Activation> live(SerialNumber serial, AccountId account) {
    require(asked.machine().isPresent() || asked.usersWithEmail(), serial);
    return live(serial).filter(activation -> activation.account().equals(account));
  }

  /** The oldest live activations on the serial, at most {@link FactsNeeded#MOST_USERS}. */
  public Stream<Activation> users(SerialNumber serial) {
    require(asked.users() || asked.estate(), serial);
    return live(serial).limit(FactsNeeded.MOST_USERS);
  }

  /** The serials the caller owns. */
  public Stream<Serial> owned() {
    return estate().filter(serial -> order(serial).ownedBy(asked.caller().orElseThrow()));
  }

  /** The serials the caller does not own but uses, or is assigned to. */
  public Stream<Serial> shared() {
    return estate().filter(serial -> !order(serial).ownedBy(asked.caller().orElseThrow()));
  }

  /** All live activations of the caller. */
  public Stream<Activation> own() {
    require(asked.estate(), "estate");
    AccountId caller = asked.caller().orElseThrow();
    return activations.stream().filter(a -> a.live() && a.account().equals(caller));
  }

  /** Who is assigned to a serial that the caller owns. */
  public Stream<Assignment> assignees(SerialNumber serial) {
    require(asked.estate(), serial);
    return assignments.stream().filter(assignment -> assignment.serial().equals(serial));
  }

  private Stream<Serial> estate() {
    require(asked.estate(), "estate");
    return serials.stream();
  }

  private Stream<Activation> live(SerialNumber serial) {
    return activations.stream().filter(a -> a.live() && a.serial().equals(serial));
  }

  private static <T> Optional<T> first(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  private static void require(boolean asked, Object what) {
    if (!asked) {
      throw new IllegalStateException("not loaded: " + what);
    }
  }
}
