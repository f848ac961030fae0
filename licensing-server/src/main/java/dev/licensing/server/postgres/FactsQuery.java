package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.server.postgres.Sql.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One statement that loads everything a decision needs: one round trip, one snapshot, whatever the
 * isolation. Its text depends only on what kind of facts are asked for, so there are few of them
 * and the database keeps their plans.
 *
 * <p>First what is named, then what belongs to it, then whose it is: each step is a table that the
 * later ones look at.
 */
final class FactsQuery {

  private final Asked asked;
  private final Sql sql = new Sql();
  private final List<String> members = new ArrayList<>();

  private FactsQuery(Asked asked) {
    this.asked = asked;
  }

  /** Adds the query to the round trip; the facts go to whoever waits for them. */
  static void add(RoundTrip trip, FactsNeeded needed, Consumer<Facts> to) {
    Sql sql = sql(needed);
    trip.query(
        sql.text(),
        rows -> {
          rows.next();
          to.accept(FactsReading.read(needed, rows.getString(1)));
        },
        sql.values());
  }

  static Sql sql(FactsNeeded needed) {
    FactsQuery query = new FactsQuery(new Asked(needed));
    query.named();
    query.activationsAndSerials();
    query.sharing();
    query.orders();
    query.accounts();
    query.found();
    return query.sql;
  }

  private void named() {
    sql.add("with asked (at) as (select ?::timestamptz)", asked.needed().at());
    sql.add(RequestsQuery.named(asked));
    if (asked.someEmail()) {
      sql.add(
          new Union(", wanted_email (email)")
              .or("select unnest(?::text[])", asked.emails())
              .orIf(asked.someRequest(), "select email from named_request")
              .sql());
    }
    if (asked.someOrder()) {
      sql.add(
          new Union(", named_order (id)")
              .or("select unnest(?::uuid[])", asked.orders())
              .orIf(asked.someRequest(), "select order_id from named_request")
              .sql());
    }
    sql.add(OrdersQuery.shown(asked));
    sql.add(OrdersQuery.listed(asked));
    if (asked.estate()) {
      estate();
    }
    if (asked.someTrial()) {
      sql.add(
          ", found_trial as (" + Machines.trials("t.*") + ")",
          asked.trial(),
          asked.tellingComponents());
    }
  }

  private void estate() {
    sql.add(
        """
        , owned_serial (number) as (
          select s.number from serial s join license_order o on o.id = s.order_id
            where o.customer = ?)
        """,
        asked.caller());
    sql.add(
        new Union(", estate_serial (number)")
            .or("select number from owned_serial")
            .or("select serial from assignment where account = ?", asked.caller())
            .or(
                "select a.serial from activation a where a.account = ? and "
                    + ActivationsQuery.LIVE,
                asked.caller())
            .sql());
  }

  /** Seats are counted as they are then: what lapsed by then counts no more (rule 2.11). */
  private void activationsAndSerials() {
    sql.add(ActivationsQuery.of(asked));
    sql.add(
        """
        , found_activation as (
          select id, serial, account, machine_name, components, environment, since, last_seen,
              lease_until, ending, ended_at, ended_by, ending_reason
            from activation where id in (select id from wanted_activation))
        """);
    sql.add(
        new Union(", wanted_serial (number)")
            .or("select unnest(?::text[])", asked.serials())
            .or("select serial from found_activation")
            .orIf(asked.someRequest(), "select serial from named_request")
            .orIf(
                asked.someEmail(),
                "select serial from invitation where email in (select email from wanted_email)")
            .orIf(asked.estate(), "select number from estate_serial")
            .orIf(asked.has(Extent.ORDER_CONTENT), "select number from content")
            .orIf(asked.someTrial(), "select serial from found_trial")
            .sql());
    sql.add(SeatsQuery.FOUND_SERIAL);
    shown("activations", "found_activation");
    shown("serials", "found_serial");
  }

  private void sharing() {
    sql.add(RequestsQuery.found(asked));
    if (asked.listedRequest()) {
      shown("requests", "found_request");
    }
    if (InvitationsQuery.any(asked)) {
      sql.add(InvitationsQuery.found(asked));
      shown("invitations", "found_invitation");
    }
    if (asked.someEmail() || asked.someOrder() || asked.has(Extent.ORDERS)) {
      sql.add(
          new Union(", found_role")
              .orIf(
                  asked.has(Extent.ORDERS),
                  "select * from pending_role where order_id in (select id from listed_order)")
              .orIf(
                  asked.someEmail(),
                  "select * from pending_role where email in (select email from wanted_email)")
              .orIf(
                  asked.someOrder(),
                  "select * from pending_role where order_id in (select id from named_order)")
              .sql());
      shown("pendingRoles", "found_role");
    }
  }

  private void orders() {
    sql.add(
        new Union(", wanted_order (id)")
            .or("select order_id from found_serial")
            .orIf(asked.someOrder(), "select id from named_order")
            .orIf(asked.has(Extent.ORDERS), "select id from listed_order")
            .orIf(
                asked.someEmail(),
                "select order_id from pending_role where email in (select email from wanted_email)")
            .orIf(
                asked.someAccount(),
                "select order_id from bar where account = any(?)",
                asked.accounts())
            .orIf(
                asked.has(Extent.ROLES) && asked.someone(),
                """
                select id from license_order
                  where customer = ? or purchaser = ? or managers @> array[?]::uuid[]
                """,
                asked.caller(),
                asked.caller(),
                asked.caller())
            .sql());
    sql.add(
        """
        , found_order as (
          select * from license_order where id in (select id from wanted_order))
        """);
    shown("orders", "found_order");
  }

  private void accounts() {
    sql.add(
        new Union(", wanted_account (id)")
            .or("select unnest(?::uuid[])", asked.people())
            .or("select account from found_activation")
            .or("select ended_by from found_activation")
            .orIf(
                asked.someEmail(),
                "select id from account where email in (select email from wanted_email)")
            .orIf(
                asked.someOrder(),
                """
                select unnest(managers || customer || purchaser) from license_order
                  where id in (select id from named_order)
                """)
            .orIf(asked.listedRequest(), "select by_account from found_request")
            .orIf(
                asked.has(Extent.ORDERS),
                "select customer from license_order where id in (select id from listed_order)")
            .orIf(
                asked.has(Extent.OWNERS),
                """
                select o.customer from serial s join license_order o on o.id = s.order_id
                  where s.number = any(?)
                """,
                asked.serials())
            .orIf(
                asked.has(Extent.ASSIGNEES),
                "select account from assignment where serial = any(?)",
                asked.serials())
            .orIf(
                asked.has(Extent.ORDER_CONTENT),
                """
                select account from assignment where serial in (select number from content)
                union all select account from content_bar
                """)
            .orIf(
                asked.estate(),
                "select account from assignment where serial in (select number from owned_serial)")
            .sql());
    sql.add(
        """
        , found_account as (
          select id, email, name, revision from account
            where id in (select id from wanted_account) and not erased
        ), found_assignment as (
          select a.* from found_serial s cross join found_account c cross join lateral (
            select * from assignment where serial = s.number and account = c.id offset 0) a)
        """);
    shown("accounts", "found_account");
    shown("assignments", "found_assignment");
    bars();
  }

  private void bars() {
    if (asked.someone() || asked.someAccount() || asked.has(Extent.ORDER_CONTENT)) {
      sql.add(
          new Union(", found_bar")
              .orIf(asked.has(Extent.ORDER_CONTENT), "select * from content_bar")
              .orIf(
                  asked.someAccount(), "select * from bar where account = any(?)", asked.accounts())
              .orIf(
                  asked.someone(),
                  """
                  select b.* from found_order o cross join lateral (
                    select * from bar where account = ? and order_id = o.id offset 0) b
                  """,
                  asked.caller())
              .orIf(
                  asked.someone(),
                  "(select * from bar where account = ? order by at, order_id limit 1)",
                  asked.caller())
              .sql());
      shown("bars", "found_bar");
    }
  }

  private void shown(String member, String table) {
    members.add("'" + member + "', (select json_agg(f) from " + table + " f)");
  }

  /** All of it as one JSON object. */
  private void found() {
    if (asked.someTrial()) {
      shown("trials", "found_trial");
    }
    if (asked.needed().trial().isPresent()) {
      sql.add(
          ", found_offer as (select * from trial_offer where product = ? and terms is not null)",
          asked.trial());
      shown("trialOffers", "found_offer");
    }
    sql.add("select json_build_object(" + String.join(",\n", members) + ")");
  }
}
