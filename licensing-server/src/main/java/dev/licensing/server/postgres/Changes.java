package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.server.postgres.RoundTrip.Texts;

/** Writes each change as statements of a round trip. */
final class Changes implements Change.Cases<RoundTrip> {

  private final RoundTrip trip;

  Changes(RoundTrip trip) {
    this.trip = trip;
  }

  @Override
  public RoundTrip on(Change.AccountRegistered change) {
    trip.change(
        """
        insert into account (id, email, name, credential, barred, revision)
          values (?, ?, ?, ?, ?, ?)
        """,
        change.account().id().value(),
        change.account().email().value(),
        change.account().name(),
        change.credential(),
        change.account().barred(),
        change.account().revision());
    return trip;
  }

  @Override
  public RoundTrip on(Change.AccountErased change) {
    new Erasure(trip, change.account()).add();
    return trip;
  }

  @Override
  public RoundTrip on(Change.OrderIssued change) {
    Order order = change.order();
    Terms terms = order.terms();
    trip.change(
        """
        insert into license_order (id, product, customer, machine_limit, one_user, access, claimable,
            cool_down, refresh_after, valid_for, grace, features, serial_count, revision)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        order.id().value(),
        order.product().value(),
        order.customer().map(AccountId::value).orElse(null),
        terms.machineLimit(),
        terms.usersAtOnce() == UsersAtOnce.ONE,
        terms.access().name(),
        terms.claimable(),
        terms.coolDown().toString(),
        terms.offline().refreshAfter().toString(),
        terms.offline().validFor().toString(),
        terms.offline().grace().toString(),
        Json.object(terms.features()),
        order.serialCount(),
        order.revision());
    trip.change(
        "insert into serial (number, order_id, revision) select unnest(?::text[]), ?, 0",
        new Texts(change.serials().stream().map(SerialNumber::value).toList()),
        order.id().value());
    return trip;
  }

  @Override
  public RoundTrip on(Change.OwnerChanged change) {
    Terms terms = change.terms();
    trip.changeOne(
        """
        update license_order set customer = ?, machine_limit = ?, one_user = ?, access = ?,
            claimable = ?, cool_down = ?, refresh_after = ?, valid_for = ?, grace = ?,
            features = ?::jsonb, revision = revision + 1
          where id = ?
        """,
        change.owner().map(AccountId::value).orElse(null),
        terms.machineLimit(),
        terms.usersAtOnce() == UsersAtOnce.ONE,
        terms.access().name(),
        terms.claimable(),
        terms.coolDown().toString(),
        terms.offline().refreshAfter().toString(),
        terms.offline().validFor().toString(),
        terms.offline().grace().toString(),
        Json.object(terms.features()),
        change.order().value());
    return trip;
  }

  @Override
  public RoundTrip on(Change.UserAssigned change) {
    trip.change(
        "insert into assignment (serial, account, since) values (?, ?, ?)",
        change.assignment().serial().value(),
        change.assignment().account().value(),
        change.assignment().since());
    return revised(change.assignment().serial());
  }

  @Override
  public RoundTrip on(Change.UserUnassigned change) {
    trip.changeOne(
        "delete from assignment where serial = ? and account = ?",
        change.serial().value(),
        change.account().value());
    return revised(change.serial());
  }

  @Override
  public RoundTrip on(Change.UserInvited change) {
    trip.change(
        "insert into invitation (serial, email, since) values (?, ?, ?)",
        change.invitation().serial().value(),
        change.invitation().email().value(),
        change.invitation().since());
    return revised(change.invitation().serial());
  }

  @Override
  public RoundTrip on(Change.InvitationEnded change) {
    trip.changeOne(
        "delete from invitation where serial = ? and email = ?",
        change.invitation().serial().value(),
        change.invitation().email().value());
    return revised(change.invitation().serial());
  }

  @Override
  public RoundTrip on(Change.SharingEnded change) {
    trip.change("delete from assignment where serial = ?", change.serial().value());
    trip.change("delete from invitation where serial = ?", change.serial().value());
    return revised(change.serial());
  }

  @Override
  public RoundTrip on(Change.ActivationStarted change) {
    Activation started = change.activation();
    trip.change(
        """
        insert into activation (id, serial, account, machine_name, components, since, last_seen)
          values (?, ?, ?, ?, ?, ?, ?)
        """,
        started.id().value(),
        started.serial().value(),
        started.account().value(),
        started.machine().name(),
        Machines.all(started.machine().identity()),
        started.since(),
        started.lastSeen());
    trip.change(
        """
        insert into activation_component (serial, account, component, activation)
          select ?, ?, unnest(?::text[]), ?
        """,
        started.serial().value(),
        started.account().value(),
        Machines.telling(started.machine().identity()),
        started.id().value());
    return trip;
  }

  /** A machine that has become like another live one is marked, not refused: it is its own seat. */
  @Override
  public RoundTrip on(Change.ActivationSeen change) {
    Machine machine = change.machine();
    Texts all = Machines.all(machine.identity());
    Texts telling = Machines.telling(machine.identity());
    trip.changeOne(
        """
        update activation a set machine_name = ?, components = ?, last_seen = ?,
            twin = exists (select from activation o
              where o.serial = a.serial and o.account = a.account and o.components = ?
                and o.ended_at is null and o.id <> a.id)
          where id = ? and ended_at is null
        """,
        machine.name(),
        all,
        change.at(),
        all,
        change.activation().value());
    trip.change(
        "delete from activation_component where activation = ? and component <> all(?)",
        change.activation().value(),
        telling);
    trip.change(
        """
        insert into activation_component (serial, account, component, activation)
          select a.serial, a.account, unnest(?::text[]), a.id from activation a where a.id = ?
          on conflict do nothing
        """,
        telling,
        change.activation().value());
    return trip;
  }

  @Override
  public RoundTrip on(Change.ActivationEnded change) {
    Ending ending = change.ending();
    trip.changeOne(
        """
        update activation set ending = ?, ended_at = ?, ended_by = ?, ending_reason = ?
          where id = ? and ended_at is null
        """,
        ending.kind().name(),
        ending.at(),
        ending.by().value(),
        ending.reason(),
        change.activation().value());
    trip.change(
        "delete from activation_component where activation = ?", change.activation().value());
    return trip;
  }

  @Override
  public RoundTrip on(Change.CoolDownStarted change) {
    trip.changeOne(
        "update serial set cool_down_until = ? where number = ?",
        change.until(),
        change.serial().value());
    return revised(change.serial());
  }

  private RoundTrip revised(SerialNumber serial) {
    trip.changeOne("update serial set revision = revision + 1 where number = ?", serial.value());
    return trip;
  }
}
