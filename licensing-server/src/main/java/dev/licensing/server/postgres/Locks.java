package dev.licensing.server.postgres;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The rows a decision locks, in the one order that everybody keeps, so that nobody waits in a
 * circle: accounts, then orders, then serials, each by its key as text. A row is locked once, in
 * the strength it needs in the end; a shared lock is never strengthened, because two that try wait
 * for each other.
 *
 * <ul>
 *   <li>Exclusive: a row that is changed, and a serial on which a seat moves.
 *   <li>Shared: a row that must stay as it was seen, and every account the facts show, so that
 *       nothing about an account is written after it was erased (rule 8.6).
 * </ul>
 *
 * Rows below these (assignments, invitations, activations) are changed only under the lock of their
 * serial, or by what finds them unchanged in the statement itself.
 */
final class Locks {

  private final Facts facts;
  private final List<AccountId> mentioned;
  private final SortedMap<UUID, Boolean> accounts = new TreeMap<>(BY_TEXT);
  private final SortedMap<UUID, Boolean> orders = new TreeMap<>(BY_TEXT);
  private final SortedMap<String, Boolean> serials = new TreeMap<>();

  /** As the database sorts them; {@link UUID#compareTo} compares signed halves. */
  private static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

  /** Locks the accounts that are mentioned. */
  Locks(Facts facts, List<AccountId> mentioned) {
    this.facts = facts;
    this.mentioned = mentioned;
    mentioned.forEach(account -> account(account, false));
  }

  void account(AccountId id, boolean exclusive) {
    accounts.merge(id.value(), exclusive, Boolean::logicalOr);
  }

  void order(OrderId id, boolean exclusive) {
    orders.merge(id.value(), exclusive, Boolean::logicalOr);
  }

  void serial(SerialNumber number, boolean exclusive) {
    serials.merge(number.value(), exclusive, Boolean::logicalOr);
  }

  /** The serial on which the activation has a seat. */
  void serialOf(ActivationId activation) {
    facts.activations().stream()
        .filter(known -> known.id().equals(activation))
        .forEach(known -> serial(known.serial(), true));
  }

  /** The serials to which the account is assigned, as far as the facts show. */
  void serialsSharedWith(AccountId account) {
    facts.assignments().stream()
        .filter(assignment -> assignment.account().equals(account))
        .forEach(assignment -> serial(assignment.serial(), true));
  }

  /** Adds the statements that lock, and fills in how the rows are once locked. */
  Locked add(RoundTrip trip) {
    Locked locked = new Locked();
    for (Run<UUID> run : runs(accounts)) {
      trip.query(
          "select id, revision from account where id = any(?) and not erased order by id "
              + run.strength(),
          rows -> {
            while (rows.next()) {
              locked.accounts().put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
          },
          new Ids(run.keys()));
    }
    for (Run<UUID> run : runs(orders)) {
      trip.query(
          "select id, revision from license_order where id = any(?) order by id " + run.strength(),
          rows -> {
            while (rows.next()) {
              locked.orders().put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
          },
          new Ids(run.keys()));
    }
    for (Run<String> run : runs(serials)) {
      trip.query(
          "select number, revision, live_seats from serial where number = any(?) order by number "
              + run.strength(),
          rows -> {
            while (rows.next()) {
              locked.serials().put(rows.getString(1), rows.getLong(2));
              locked.seats().put(rows.getString(1), rows.getInt(3));
            }
          },
          new Texts(run.keys()));
    }
    return locked;
  }

  /** Whether all accounts that are mentioned are still there. */
  boolean hold(Locked locked) {
    return mentioned.stream().allMatch(account -> locked.accounts().containsKey(account.value()));
  }

  /** How the rows are, now that nobody else changes them. */
  record Locked(
      Map<UUID, Long> accounts,
      Map<UUID, Long> orders,
      Map<String, Long> serials,
      Map<String, Integer> seats) {

    Locked() {
      this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
  }

  /** Neighbours that are locked in the same strength, with one statement. */
  private record Run<K>(boolean exclusive, List<K> keys) {

    /** Not stronger: a foreign key may still be checked against a row that is being changed. */
    String strength() {
      return exclusive ? "for no key update" : "for share";
    }
  }

  private static <K> List<Run<K>> runs(SortedMap<K, Boolean> rows) {
    List<Run<K>> runs = new ArrayList<>();
    rows.forEach(
        (key, exclusive) -> {
          if (runs.isEmpty() || runs.get(runs.size() - 1).exclusive() != exclusive) {
            runs.add(new Run<>(exclusive, new ArrayList<>()));
          }
          runs.get(runs.size() - 1).keys().add(key);
        });
    return runs;
  }
}
