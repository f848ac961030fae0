package dev.licensing.core.facts;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a store must load before a decision: exactly this, and what belongs to it. With an
 * activation come its serial, its account and the account that ended it; with a serial its order;
 * for each serial and each account that is known by then, the assignment between them.
 *
 * <p>Nothing here grows with the seats on a serial; only {@code estate} grows, with the serials
 * that one account owns or uses.
 *
 * @param caller the account of who asks
 * @param emails accounts and invitations with these addresses
 * @param activations by id, live or ended
 * @param machine live activations of the caller on these serials whose identity shares a telling
 *     component with this one; the {@value #MOST_CANDIDATES} that share most, of equals the last
 *     seen
 * @param users of each serial the {@value #MOST_USERS} oldest live activations
 * @param usersWithEmail of each serial the oldest live activation of each account in {@code emails}
 * @param estate all the caller owns and may use: the serials of orders whose customer they are, the
 *     serials they are assigned to, the serials they have live activations of; with their orders;
 *     all assignments of the owned serials, with the accounts; of each of these serials the oldest
 *     {@value #MOST_USERS} live activations; all live activations of the caller
 */
public record FactsNeeded(
    Optional<AccountId> caller,
    Set<Email> emails,
    Set<SerialNumber> serials,
    Set<ActivationId> activations,
    Optional<MachineIdentity> machine,
    boolean users,
    boolean usersWithEmail,
    boolean estate) {

  /** The most live activations that are shown of one serial. */
  public static final int MOST_USERS = 20;

  /** The most stored machines that one reading is compared with. */
  public static final int MOST_CANDIDATES = 8;

  /** Copies the sets, in order. */
  public FactsNeeded {
    emails = new TreeSet<>(emails);
    serials = new TreeSet<>(serials);
    activations = new TreeSet<>(activations);
  }

  /** Needs the account of who asks, if somebody known does, and nothing else yet. */
  public static FactsNeeded by(Optional<AccountId> caller) {
    return new FactsNeeded(
        caller, Set.of(), Set.of(), Set.of(), Optional.empty(), false, false, false);
  }

  /** Needs these serials too. */
  public FactsNeeded andSerials(Set<SerialNumber> more) {
    return new FactsNeeded(
        caller, emails, more, activations, machine, users, usersWithEmail, estate);
  }

  /** Needs the accounts and invitations with this address too. */
  public FactsNeeded andEmail(Email email) {
    return new FactsNeeded(
        caller, Set.of(email), serials, activations, machine, users, usersWithEmail, estate);
  }

  /** Needs this activation too. */
  public FactsNeeded andActivation(ActivationId activation) {
    return new FactsNeeded(
        caller, emails, serials, Set.of(activation), machine, users, usersWithEmail, estate);
  }

  /** Needs the caller's activations on machines like this one too. */
  public FactsNeeded andMachine(MachineIdentity identity) {
    return new FactsNeeded(
        caller, emails, serials, activations, Optional.of(identity), users, usersWithEmail, estate);
  }

  /** Needs who uses the serials too. */
  public FactsNeeded andUsers() {
    return new FactsNeeded(
        caller, emails, serials, activations, machine, true, usersWithEmail, estate);
  }

  /** Needs to know whether the accounts with these addresses use the serials. */
  public FactsNeeded andUsersWithEmail() {
    return new FactsNeeded(caller, emails, serials, activations, machine, users, true, estate);
  }

  /** Needs all that the caller owns and uses. */
  public FactsNeeded andEstate() {
    return new FactsNeeded(
        caller, emails, serials, activations, machine, users, usersWithEmail, true);
  }
}
