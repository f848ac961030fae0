package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Machine;
import dev.licensing.server.postgres.RoundTrip.Texts;

/**
 * What becomes of activations. The triggers of the schema move the seats, and close what had lapsed
 * where there is no other room (rule 2.11).
 */
final class ActivationChanges {

  /** What no change finds: what somebody ended, and what had lapsed by then. */
  private static final String LIVE_THEN =
      " and " + ActivationRows.NOT_ENDED + " and (lease_until is null or lease_until > ?)";

  private static final String SEEN =
      """
      with found as (
        update activation a set machine_name = ?, components = ?, environment = ?, last_seen = ?,
            lease_until = ?::timestamptz,
            twin = exists (select from activation o
              where o.serial = a.serial and o.account = a.account and o.components = ?
                and o.ended_at is null and o.id <> a.id)
          from $rows
          where a.id = ? and $open and (a.lease_until is null or a.lease_until > ?)
            and a.components = ?
          returning true)
      select must((select count(*) from found) = $count)\
      """
          .replace("$open", ActivationRows.NOT_ENDED);

  private final RoundTrip trip;
  private final Facts before;

  ActivationChanges(RoundTrip trip, Facts before) {
    this.trip = trip;
    this.before = before;
  }

  void started(Activation started) {
    trip.changeEach(
        """
        insert into activation (id, serial, account, machine_name, components, environment, since,
            last_seen, lease_until)
          select ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz from $rows
        """,
        started.id().value(),
        started.serial().value(),
        started.account().value(),
        started.machine().name(),
        Machines.all(started.machine().identity()),
        started.machine().environment().name(),
        started.since(),
        started.lastSeen(),
        started.leaseUntil().orElse(null));
    trip.changeEach(
        """
        insert into activation_component (serial, account, component, activation)
          select ?, ?, unnest(?::text[]), ? from $rows
        """,
        started.serial().value(),
        started.account().value(),
        Machines.telling(started.machine().identity()),
        started.id().value());
  }

  /**
   * A machine that has become like another live one is marked, not refused: it is its own seat.
   * Mostly a machine is as it was, and only the time is new.
   */
  void seen(Change.ActivationSeen change) {
    Machine machine = change.machine();
    Activation known = before.activation(change.activation()).orElseThrow();
    boolean asBefore = known.machine().identity().equals(machine.identity());
    Texts all = Machines.all(machine.identity());
    trip.changeEach(
        SEEN,
        machine.name(),
        all,
        machine.environment().name(),
        change.at(),
        change.leaseUntil().orElse(null),
        all,
        change.activation().value(),
        change.at(),
        Machines.all(known.machine().identity()));
    if (!asBefore) {
      components(known, machine);
    }
  }

  private void components(Activation known, Machine machine) {
    Texts telling = Machines.telling(machine.identity());
    trip.changeEach(
        """
        delete from activation_component using $rows where serial = ? and account = ?
          and component = any(?) and activation = ? and component <> all(?)
        """,
        known.serial().value(),
        known.account().value(),
        Machines.telling(known.machine().identity()),
        known.id().value(),
        telling);
    trip.changeEach(
        """
        insert into activation_component (serial, account, component, activation)
          select ?, ?, unnest(?::text[]), ? from $rows on conflict do nothing
        """,
        known.serial().value(),
        known.account().value(),
        telling,
        known.id().value());
  }

  void ended(ActivationId activation, Ending ending) {
    trip.changeOne(
        "update activation set ending = ?, ended_at = ?, ended_by = ?, ending_reason = ? where id = ?"
            + LIVE_THEN,
        ending.kind().name(),
        ending.at(),
        ending.by().map(AccountId::value).orElse(null),
        ending.reason(),
        activation.value(),
        ending.at());
  }

  /** Also one that was closed without telling its user; once. */
  void lapsed(Change.ActivationLapsed change) {
    trip.changeOne(
        """
        update activation
          set ending = 'LAPSED', ended_at = lease_until, ending_reason = '', untold = false
          where id = ? and lease_until = ? and (ended_at is null or untold)
        """,
        change.activation().value(),
        change.leaseUntil());
  }
}
