package dev.licensing.server.postgres;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Checks assumptions under the locks. Some need a question of their own, which is added to the
 * round trip, so each answers only once that was made.
 */
final class Checks implements Assumption.Cases<BooleanSupplier> {

  private final RoundTrip trip;
  private final Locks.Locked locked;

  Checks(RoundTrip trip, Locks.Locked locked) {
    this.trip = trip;
    this.locked = locked;
  }

  @Override
  public BooleanSupplier on(Assumption.AccountAt assumption) {
    return () ->
        Long.valueOf(assumption.revision())
            .equals(locked.accounts().get(assumption.account().value()));
  }

  @Override
  public BooleanSupplier on(Assumption.OrderAt assumption) {
    return () ->
        Long.valueOf(assumption.revision()).equals(locked.orders().get(assumption.order().value()));
  }

  @Override
  public BooleanSupplier on(Assumption.SerialAt assumption) {
    return () ->
        Long.valueOf(assumption.revision())
            .equals(locked.serials().get(assumption.serial().value()));
  }

  @Override
  public BooleanSupplier on(Assumption.SerialUnused assumption) {
    return () -> Integer.valueOf(0).equals(locked.seats().get(assumption.serial().value()));
  }

  @Override
  public BooleanSupplier on(Assumption.SerialUnusedBy assumption) {
    Set<UUID> live =
        ask(
            "select id from activation where serial = ? and account = ? and ended_at is null limit 1",
            assumption.serial().value(),
            assumption.account().value());
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
  public BooleanSupplier on(Assumption.AccountInactive assumption) {
    Set<UUID> live =
        ask(
            "select id from activation where account = ? and ended_at is null limit 1",
            assumption.account().value());
    return live::isEmpty;
  }

  @Override
  public BooleanSupplier on(Assumption.OwnsExactly assumption) {
    Set<UUID> owned =
        ask("select id from license_order where customer = ?", assumption.account().value());
    Set<UUID> expected = new TreeSet<>();
    assumption.orders().stream().map(OrderId::value).forEach(expected::add);
    return () -> owned.equals(expected);
  }

  /** The ids that the question will have found. */
  private Set<UUID> ask(String sql, Object... values) {
    Set<UUID> ids = new TreeSet<>();
    trip.queryAll(sql, ids, row -> row.getObject(1, UUID.class), values);
    return ids;
  }
}
