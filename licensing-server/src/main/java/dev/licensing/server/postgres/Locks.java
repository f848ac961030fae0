package dev.licensing.server.postgres;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.RoundTrip.Ids;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The rows a decision locks, in the one order that everybody keeps, so that nobody waits in a
 * circle: accounts, then orders, then serials, then trial offers, then requests, each by its key as
 * text. A row is locked once, in the strength it needs in the end; a shared lock is never
 * strengthened, because two that try wait for each other.
 *
 * <ul>
 *   <li>Exclusive: a row that is changed; a serial on which a seat moves, or of which nobody must
 *       take one; an account whose activations or roles must stay as they are; an offer under which
 *       a trial begins; a request that is decided.
 *   <li>Shared: a row that must stay as it was seen; every account the facts show, so that nothing
 *       about an account is written after it was erased (rule 8.6); every account that gets
 *       something, a seat, a role or a share; the account of an activation that is seen or ended;
 *       and who has an address that the command names.
 * </ul>
 *
 * Rows below these (assignments, invitations, roles that wait, bars, activations) are changed only
 * under the lock of the row they belong to, or by what finds them unchanged in the statement
 * itself. Of an account that is erased, all rows that lose something by that are locked, also those
 * that no fact shows.
 */
final class Locks {

  /** As the database sorts them; {@link UUID#compareTo} compares signed halves. */
  private static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

  private final Facts facts;
  final SortedMap<UUID, Boolean> accounts = new TreeMap<>(BY_TEXT);
  final SortedMap<UUID, Boolean> orders = new TreeMap<>(BY_TEXT);
  final SortedMap<String, Boolean> serials = new TreeMap<>();
  final SortedSet<String> offers = new TreeSet<>();
  final SortedSet<UUID> requests = new TreeSet<>(BY_TEXT);
  final SortedSet<String> addresses = new TreeSet<>();
  private final Set<UUID> living = new TreeSet<>();
  private final Set<UUID> registered = new TreeSet<>();
  private Optional<UUID> erased = Optional.empty();

  /** Locks the accounts that are mentioned, and those that have these addresses. */
  Locks(Facts facts, Collection<AccountId> mentioned, Collection<Email> named) {
    this.facts = facts;
    mentioned.forEach(this::living);
    named.forEach(email -> addresses.add(email.value()));
  }

  /** What several decisions lock, each of which is on other serials. */
  static Locks together(List<Locks> all) {
    Locks together = new Locks(all.get(0).facts, List.of(), List.of());
    for (Locks one : all) {
      one.accounts.forEach((id, strong) -> together.accounts.merge(id, strong, Boolean::logicalOr));
      one.orders.forEach((id, strong) -> together.orders.merge(id, strong, Boolean::logicalOr));
      one.serials.forEach((id, strong) -> together.serials.merge(id, strong, Boolean::logicalOr));
      together.offers.addAll(one.offers);
      together.requests.addAll(one.requests);
      together.addresses.addAll(one.addresses);
    }
    return together;
  }

  void account(AccountId id, boolean exclusive) {
    accounts.merge(id.value(), exclusive, Boolean::logicalOr);
  }

  /** An account that must not be erased meanwhile. */
  void living(AccountId id) {
    account(id, false);
    living.add(id.value());
  }

  /** This decision makes the account, so it need not be there before. */
  void registered(AccountId id) {
    registered.add(id.value());
  }

  /** The account, and everything that loses something when it is erased. */
  void erased(AccountId id) {
    account(id, true);
    erased = Optional.of(id.value());
    orders.replaceAll((order, exclusive) -> true);
    serials.replaceAll((serial, exclusive) -> true);
  }

  void order(OrderId id, boolean exclusive) {
    orders.merge(id.value(), exclusive || erased.isPresent(), Boolean::logicalOr);
  }

  void serial(SerialNumber number, boolean exclusive) {
    serials.merge(number.value(), exclusive || erased.isPresent(), Boolean::logicalOr);
  }

  void offer(ProductId product) {
    offers.add(product.value());
  }

  void request(RequestId id) {
    requests.add(id.value());
  }

  /** The serial on which the activation has a seat, because the seat moves, or must not move. */
  void seatOf(ActivationId activation, boolean exclusive) {
    find(activation).ifPresent(known -> serial(known.serial(), exclusive));
  }

  /** The account of the activation, whose uses must not be looked at meanwhile. */
  void userOf(ActivationId activation) {
    find(activation).ifPresent(known -> account(known.account(), false));
  }

  private Optional<Activation> find(ActivationId activation) {
    return facts.activations().stream().filter(known -> known.id().equals(activation)).findFirst();
  }

  Optional<UUID> erased() {
    return erased;
  }

  /** That all accounts that are mentioned, or get something, are still there. */
  Sql hold() {
    List<UUID> there = living.stream().filter(account -> !registered.contains(account)).toList();
    return new Sql()
        .add(
            "(select count(*) from account where id = any(?) and not erased) = ?",
            new Ids(there),
            (long) there.size());
  }
}
