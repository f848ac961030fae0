package dev.licensing.server.postgres;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One statement that loads everything a decision needs: one round trip, one snapshot, whatever the
 * isolation. Its text depends only on what kind of facts are asked for, so there are few of them
 * and the database keeps their plans.
 */
final class FactsQuery {

  private final FactsNeeded needed;
  private final StringBuilder sql = new StringBuilder(2048);
  private final List<@Nullable Object> values = new ArrayList<>();

  private FactsQuery(FactsNeeded needed) {
    this.needed = needed;
  }

  /** Adds the query to the round trip; the facts go to whoever waits for them. */
  static void add(RoundTrip trip, FactsNeeded needed, Consumer<Facts> to) {
    FactsQuery query = new FactsQuery(needed);
    query.wantedSerials();
    query.wantedActivations();
    query.found();
    trip.query(
        query.sql.toString(),
        rows -> {
          rows.next();
          to.accept(FactsReading.read(needed, rows.getString(1)));
        },
        query.values.toArray());
  }

  private void wantedSerials() {
    part("with wanted_serial (number) as (select unnest(?::text[])", serials());
    if (!needed.activations().isEmpty()) {
      part(" union select serial from activation where id = any(?)", activations());
    }
    if (needed.estate()) {
      part(
          """
           union select s.number from serial s join license_order o on o.id = s.order_id
             where o.customer = ?
           union select serial from assignment where account = ?
           union select serial from activation where account = ? and ended_at is null
          """,
          caller(),
          caller(),
          caller());
    }
    part(")");
  }

  private void wantedActivations() {
    part(", wanted_activation (id) as (select unnest(?::uuid[])", activations());
    if (needed.machine().isPresent()) {
      candidates(needed.machine().get());
    }
    if (needed.users()) {
      part(oldestOf("unnest(?::text[])"), serials());
    }
    if (needed.usersWithEmail()) {
      usersWithEmail();
    }
    if (needed.estate()) {
      part(oldestOf("wanted_serial"));
      part(" union select id from activation where account = ? and ended_at is null", caller());
    }
    part(")");
  }

  private void candidates(MachineIdentity machine) {
    part(
        """
         union select c.id from unnest(?::text[]) w (number) cross join lateral (
        """,
        serials());
    part(Machines.candidates("w.number"), caller(), Machines.telling(machine));
    part(") c");
  }

  private static String oldestOf(String serials) {
    return """
         union select u.id from $serials w (number) cross join lateral (
           select id from activation where serial = w.number and ended_at is null
           order by since, id limit $most) u
        """
        .replace("$serials", serials)
        .replace("$most", Integer.toString(FactsNeeded.MOST_USERS));
  }

  private void usersWithEmail() {
    part(
        """
         union select u.id from unnest(?::text[]) w (number)
           join account a on a.email = any(?) cross join lateral (
             select id from activation
             where serial = w.number and account = a.id and ended_at is null
             order by since, id limit 1) u
        """,
        serials(),
        emails());
  }

  /** What belongs to what was wanted, as one JSON object. */
  private void found() {
    part(
        """
        , found_activation as (
          select id, serial, account, machine_name, components, since, last_seen,
              ending, ended_at, ended_by, ending_reason
            from activation where id in (select id from wanted_activation)
        ), found_serial as (
          select s.number, s.order_id, s.live_seats, s.cool_down_until, s.revision,
              case when o.one_user then s.sole_user end as sole_user
            from serial s join license_order o on o.id = s.order_id
            where s.number in (select number from wanted_serial)
        ), found_order as (
          select * from license_order where id in (select order_id from found_serial)
        ), wanted_account (id) as (
          select ?::uuid
          union select account from found_activation
          union select ended_by from found_activation
        """,
        caller());
    if (!needed.emails().isEmpty()) {
      part(" union select id from account where email = any(?)", emails());
    }
    if (needed.estate()) {
      part(
          """
           union select a.account from assignment a join found_serial s on s.number = a.serial
             join found_order o on o.id = s.order_id where o.customer = ?
          """,
          caller());
    }
    part(
        """
        ), found_account as (
          select id, email, name, barred, revision from account
            where id in (select id from wanted_account) and not erased
        ), found_assignment as (
          select a.* from found_serial s cross join found_account c
            join assignment a on a.serial = s.number and a.account = c.id
        ), found_invitation as (select * from invitation where email = any(?))
        select json_build_object(
          'accounts', (select json_agg(f) from found_account f),
          'orders', (select json_agg(f) from found_order f),
          'serials', (select json_agg(f) from found_serial f),
          'assignments', (select json_agg(f) from found_assignment f),
          'invitations', (select json_agg(f) from found_invitation f),
          'activations', (select json_agg(f order by f.since, f.id) from found_activation f))
        """,
        emails());
  }

  private void part(String text, @Nullable Object... more) {
    sql.append(text);
    for (Object value : more) {
      values.add(value);
    }
  }

  private @Nullable UUID caller() {
    return needed.caller().isPresent() ? needed.caller().get().value() : null;
  }

  private Texts serials() {
    return new Texts(needed.serials().stream().map(SerialNumber::value).toList());
  }

  private Texts emails() {
    return new Texts(needed.emails().stream().map(Email::value).toList());
  }

  private Ids activations() {
    return new Ids(needed.activations().stream().map(ActivationId::value).toList());
  }
}
