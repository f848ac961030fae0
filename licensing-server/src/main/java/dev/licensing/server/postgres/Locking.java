package dev.licensing.server.postgres;

import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that take the {@link Locks}. */
final class Locking {

  /** Of who is erased: what is reserved for their address (rule 4.9). */
  private static final String RESERVED_FOR_THEM =
      " or reserved_for = (select email from account where id = ?)";

  /**
   * Of who is erased: also what is shared with them, and where they have a seat that lapsed. All of
   * it is found first, for by "or" every serial that exists would be looked at.
   */
  private static final String USED_BY_THEM =
      """
      select from serial where number in (
        select unnest(?::text[])
        union select serial from assignment where account = ?
        union select serial from activation where account = ? and ended_at is null)
      """;

  private final RoundTrip trip;
  private final Locks locks;

  private Locking(RoundTrip trip, Locks locks) {
    this.trip = trip;
    this.locks = locks;
  }

  /** Adds the statements. */
  static void add(RoundTrip trip, Locks locks) {
    Locking locking = new Locking(trip, locks);
    locking.accounts();
    locking.orders();
    locking.serials();
    locking.offers();
    locking.requests();
  }

  private void accounts() {
    for (Run<UUID> run : runs(locks.accounts)) {
      trip.change(
          "select from account where id = any(?) and not erased order by id " + run.strength(),
          new Ids(run.keys()));
    }
    if (!locks.addresses.isEmpty()) {
      trip.change(
          "select from account where email = any(?) and id <> all(?) order by id for share",
          new Texts(locks.addresses),
          new Ids(locks.accounts.keySet()));
    }
  }

  private void orders() {
    @Nullable UUID erased = locks.erased().orElse(null);
    for (Run<UUID> run : runs(locks.orders, erased != null)) {
      Sql sql = new Sql().add("select from license_order where id = any(?)", new Ids(run.keys()));
      if (erased != null) {
        sql.add(RESERVED_FOR_THEM, erased);
      }
      sql.add(" order by id " + run.strength());
      trip.change(sql.text(), sql.values());
    }
  }

  private void serials() {
    @Nullable UUID erased = locks.erased().orElse(null);
    for (Run<String> run : runs(locks.serials, erased != null)) {
      Texts named = new Texts(run.keys());
      Sql sql =
          erased == null
              ? new Sql().add("select from serial where number = any(?)", named)
              : new Sql().add(USED_BY_THEM, named, erased, erased);
      sql.add(" order by number " + run.strength());
      trip.change(sql.text(), sql.values());
    }
  }

  private void offers() {
    if (!locks.offers.isEmpty()) {
      trip.change(
          """
          select from trial_offer where product = any(?) and terms is not null
            order by product for no key update
          """,
          new Texts(locks.offers));
    }
  }

  private void requests() {
    if (!locks.requests.isEmpty()) {
      trip.change(
          "select from request where id = any(?) order by id for update", new Ids(locks.requests));
    }
  }

  /** Neighbours that are locked in the same strength, with one statement. */
  private record Run<K>(boolean exclusive, List<K> keys) {

    /** Not stronger: a foreign key may still be checked against a row that is being changed. */
    String strength() {
      return exclusive ? "for no key update" : "for share";
    }
  }

  /** One run even of nothing, where more rows are found by the statement itself. */
  private static <K> List<Run<K>> runs(SortedMap<K, Boolean> rows, boolean more) {
    return more ? List.of(new Run<>(true, List.copyOf(rows.keySet()))) : runs(rows);
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
