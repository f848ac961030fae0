package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
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
      " and ended_at is null and (lease_until is null or lease_until > ?)";

  private final RoundTrip trip;

  ActivationChanges(RoundTrip trip) {
    this.trip = trip;
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

  /** A machine that has become like another live one is marked, not refused: it is its own seat. */
  void seen(Change.ActivationSeen change) {
    Machine machine = change.machine();
    Texts all = Machines.all(machine.identity());
    Texts telling = Machines.telling(machine.identity());
    trip.changeEach(
        """
        with found as (
          update activation a set machine_name = ?, components = ?, environment = ?, last_seen = ?,
              lease_until = ?::timestamptz,
              twin = exists (select from activation o
                where o.serial = a.serial and o.account = a.account and o.components = ?
                  and o.ended_at is null and o.id <> a.id)
            from $rows
            where id = ? and ended_at is null and (lease_until is null or lease_until > ?)
            returning true)
        select must((select count(*) from found) = $count)
        """,
        machine.name(),
        all,
        machine.environment().name(),
        change.at(),
        change.leaseUntil().orElse(null),
        all,
        change.activation().value(),
        change.at());
    trip.changeEach(
        "delete from activation_component using $rows where activation = ? and component <> all(?)",
        change.activation().value(),
        telling);
    trip.changeEach(
        """
        insert into activation_component (serial, account, component, activation)
          select a.serial, a.account, unnest(?::text[]), a.id from $rows, activation a
            where a.id = ?
          on conflict do nothing
        """,
        telling,
        change.activation().value());
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
