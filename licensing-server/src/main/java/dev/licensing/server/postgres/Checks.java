package dev.licensing.server.postgres;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Checks assumptions under the locks. Some need a question of their own, which is added to the
 * round trip, so each answers only once that was made.
 */
final class Checks implements Assumption.Cases<BooleanSupplier> {

  /** What takes a seat at an instant. */
  private static final String LIVE =
      " and ended_at is null and (lease_until is null or lease_until > ?)";

  private final RoundTrip trip;
  private final Locked locked;

  Checks(RoundTrip trip, Locked locked) {
    this.trip = trip;
    this.locked = locked;
  }

  @Override
  public BooleanSupplier on(Assumption.AccountAt assumption) {
    return at(locked.accounts(), assumption.account().value(), assumption.revision());
  }

  @Override
  public BooleanSupplier on(Assumption.OrderAt assumption) {
    return at(locked.orders(), assumption.order().value(), assumption.revision());
  }

  @Override
  public BooleanSupplier on(Assumption.SerialAt assumption) {
    return at(locked.serials(), assumption.serial().value(), assumption.revision());
  }

  private static <K> BooleanSupplier at(Map<K, Long> revisions, K key, long assumed) {
    return () -> Long.valueOf(assumed).equals(revisions.get(key));
  }

  @Override
  public BooleanSupplier on(Assumption.SerialUnused assumption) {
    Set<UUID> live =
        ask(
            "select id from activation where serial = ?" + LIVE + " limit 1",
            assumption.serial().value(),
            assumption.at());
    return live::isEmpty;
  }

  @Override
  public BooleanSupplier on(Assumption.SerialUnusedBy assumption) {
    Set<UUID> live =
        ask(
            "select id from activation where serial = ? and account = ?" + LIVE + " limit 1",
            assumption.serial().value(),
            assumption.account().value(),
            assumption.at());
    return live::isEmpty;
  }

  @Override
  public BooleanSupplier on(Assumption.CandidatesAre assumption) {
    Set<UUID> found =
        ask(
            Machines.candidates("?"),
            assumption.serial().value(),
            assumption.account().value(),
            Machines.telling(assumption.machine()));
    return () -> found.stream().map(ActivationId::new).allMatch(assumption.candidates()::contains);
  }

  @Override
  public BooleanSupplier on(Assumption.LiveActivationsAre assumption) {
    Set<UUID> live =
        ask(
            "select id from activation where account = ?" + LIVE,
            assumption.account().value(),
            assumption.at());
    return () ->
        live.stream()
            .map(ActivationId::new)
            .collect(Collectors.toSet())
            .equals(assumption.activations());
  }

  @Override
  public BooleanSupplier on(Assumption.RolesAreIn assumption) {
    UUID account = assumption.account().value();
    Set<UUID> orders =
        ask(
            """
            select id from license_order
              where customer = ? or purchaser = ? or managers @> array[?]::uuid[]
            """,
            account,
            account,
            account);
    return () ->
        orders.stream().map(OrderId::new).collect(Collectors.toSet()).equals(assumption.orders());
  }

  @Override
  public BooleanSupplier on(Assumption.TrialsAre assumption) {
    Set<String> trials = new TreeSet<>();
    trip.queryAll(
        Machines.trials("t.serial"),
        trials,
        row -> row.getString(1),
        assumption.product().value(),
        Machines.telling(assumption.machine()));
    BooleanSupplier offered =
        at(locked.offers(), assumption.product().value(), assumption.revision());
    return () ->
        offered.getAsBoolean()
            && trials.stream().map(SerialNumber::new).allMatch(assumption.trials()::contains);
  }

  @Override
  public BooleanSupplier on(Assumption.RequestOpen assumption) {
    return () -> locked.requests().contains(assumption.request().value());
  }

  /** The ids that the question will have found. */
  private Set<UUID> ask(String sql, Object... values) {
    Set<UUID> ids = new TreeSet<>();
    trip.queryAll(sql, ids, row -> row.getObject(1, UUID.class), values);
    return ids;
  }
}
