package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Hosts;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What issuing many orders writes, gathered by table: the rows that {@link Changes}, {@link
 * Notices} and {@link RecordEntries} write one by one, in a handful of statements.
 */
final class IssuedRows {

  private final TextRows orders =
      new TextRows(
          "product",
          "customer",
          "purchaser",
          "managers",
          "standing",
          "terms",
          "serial_count",
          "hosts",
          "reserved_for",
          "reserved_until",
          "id",
          "revision");
  private final TextRows serials = new TextRows("number", "order_id", "standing");
  private final List<PendingRole> roles = new ArrayList<>();
  private final TextRows notices =
      new TextRows("since", "subject", "kind", "to_account", "to_email", "facts", "about");
  private final TextRows entries =
      new TextRows(
          "command_id",
          "at",
          "actor",
          "author",
          "on_behalf_of",
          "what",
          "command",
          "refusals",
          "serials",
          "activations",
          "orders",
          "emails");

  /**
   * The order as it is in the end, with its serials.
   *
   * @param order whose revision counts the roles that wait for it
   */
  void issued(Order order, Change.OrderIssued change) {
    Optional<Reservation> reservation = order.reservation();
    orders.add(
        order.product().value(),
        text(order.roles().customer()),
        text(order.roles().purchaser()),
        TextRows.array(order.roles().licenseManagers()),
        order.standing().name(),
        Json.written(order.terms(), Terms.class),
        Integer.toString(order.serialCount()),
        Json.written(order.hosts(), Hosts.class),
        text(reservation.map(Reservation::email)),
        text(reservation.flatMap(Reservation::until)),
        order.id().toString(),
        Long.toString(order.revision()));
    change
        .serials()
        .forEach(
            serial -> serials.add(serial.value(), order.id().toString(), Standing.GOOD.name()));
  }

  void awaited(PendingRole role) {
    roles.add(role);
  }

  void told(Notice notice, Instant since, Collection<AccountId> about) {
    Notice.Recipient to = notice.to();
    notices.add(
        since.toString(),
        notice.subject(),
        notice.kind().name(),
        to instanceof Notice.ToAccount account ? account.account().toString() : "",
        to instanceof Notice.ToEmail email ? email.email().value() : "",
        Json.object(notice.facts()),
        TextRows.array(Notices.concerned(notice, about.stream().map(AccountId::value).toList())));
  }

  void recorded(RecordEntry entry) {
    entries.add(
        entry.id().value().toString(),
        entry.at().toString(),
        entry.actor(),
        text(entry.author()),
        text(entry.onBehalfOf()),
        entry.what(),
        RecordEntries.json(entry.command()),
        TextRows.array(entry.refusals()),
        TextRows.array(entry.serials()),
        TextRows.array(entry.activations()),
        TextRows.array(entry.orders()),
        TextRows.array(entry.command().emails()));
  }

  /**
   * Adds the statements. The record comes last: who begins to read the whole of it waits for
   * everybody who has written into it.
   */
  void write(RoundTrip trip) {
    orders.write(
        trip,
        "insert into license_order ("
            + OrderRows.COLUMNS
            + ", id, revision) "
            + """
              select product, nullif(customer, '')::uuid, nullif(purchaser, '')::uuid,
                  managers::uuid[], standing, terms::jsonb, serial_count::integer, hosts::jsonb,
                  nullif(reserved_for, ''), nullif(reserved_until, '')::timestamptz, '{}', id::uuid,
                  revision::bigint
                from
              """,
        "");
    serials.write(
        trip,
        """
        insert into serial (number, order_id, standing, revision)
          select number, order_id::uuid, standing, 0 from
        """,
        "");
    writeRoles(trip);
    notices.write(
        trip,
        """
        insert into notice (since, due, subject, kind, to_account, to_email, facts, about)
          select since::timestamptz, since::timestamptz, subject, kind,
              nullif(to_account, '')::uuid, nullif(to_email, ''), facts::jsonb, about::uuid[]
            from
        """,
        "");
    writeEntries(trip);
  }

  /** Two that write at once take the addresses in hand in the same order. */
  private void writeRoles(RoundTrip trip) {
    TextRows rows = new TextRows("order_id", "role", "email", "since");
    roles.stream()
        .sorted(Comparator.comparing(PendingRole::email))
        .forEach(
            role ->
                rows.add(
                    role.order().toString(),
                    role.role().name(),
                    role.email().value(),
                    role.since().toString()));
    rows.write(
        trip,
        """
        insert into pending_role (order_id, role, email, since)
          select order_id::uuid, role, email, since::timestamptz from
        """,
        "");
  }

  private void writeEntries(RoundTrip trip) {
    entries.write(
        trip,
        """
        with given as materialized (
          select gen_random_uuid() as entry, command_id::uuid, at::timestamptz, actor,
              nullif(author, '')::uuid as author, nullif(on_behalf_of, '')::uuid as on_behalf_of,
              what, command::jsonb, refusals::text[], serials::text[], activations::uuid[],
              orders::uuid[], emails::text[]
            from
        """,
        """
        ), written as (
          insert into record_entry (entry, command_id, at, actor, author, on_behalf_of, what,
              command, refusals, serials, activations, orders)
            select entry, command_id, at, actor, author, on_behalf_of, what, command, refusals,
                serials, activations, orders from given
            returning entry, at, written, serials),
        by_email as (
          insert into record_of_email (email, entry) select unnest(emails), entry from given)
        insert into record_of_serial (serial, at, written, entry)
          select unnest(serials), at, written, entry from written
        """);
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
