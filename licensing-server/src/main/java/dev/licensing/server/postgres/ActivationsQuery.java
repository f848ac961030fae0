package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.server.postgres.Sql.Union;

/** Which activations are loaded, out of what they were asked for with. */
final class ActivationsQuery {

  /** Whether an activation {@code a} takes its seat at the instant that is asked about. */
  static final String LIVE =
      "a.ended_at is null and (a.lease_until is null or a.lease_until > (select at from asked))";

  private final Asked asked;
  private final Union wanted = new Union(", wanted_activation (id)");

  private ActivationsQuery(Asked asked) {
    this.asked = asked;
  }

  static Sql of(Asked asked) {
    ActivationsQuery query = new ActivationsQuery(asked);
    query.named();
    query.ofSerials();
    query.ofAccounts();
    query.lapsed();
    return query.wanted.sql();
  }

  private void named() {
    wanted
        .or("select unnest(?::uuid[])", asked.activations())
        .orIf(asked.someRequest(), "select activation from named_request")
        .orIf(
            asked.someOrder() && asked.someone(),
            """
            select u.id from named_order n cross join lateral (
              select a.id from activation a join serial s on s.number = a.serial
                where s.order_id = n.id and a.account = ? and $live
                order by a.since, a.id limit 1) u
            """
                .replace("$live", LIVE),
            asked.caller());
  }

  private void ofSerials() {
    if (asked.needed().machine().isPresent() && asked.someone()) {
      wanted.or(
          "select c.id from unnest(?::text[]) w (number) cross join lateral ("
              + Machines.candidates("w.number")
              + ") c",
          asked.serials(),
          asked.caller(),
          asked.tellingComponents());
    }
    wanted
        .orIf(asked.has(Extent.USERS), oldestUsersOf("unnest(?::text[])"), asked.serials())
        .orIf(
            asked.has(Extent.HOLDERS),
            oldestUsersOf(SeatsQuery.FULL),
            asked.serials(),
            asked.caller())
        .orIf(asked.estate(), oldestUsersOf("estate_serial"))
        .orIf(asked.has(Extent.ORDER_CONTENT), oldestUsersOf("content"))
        .orIf(asked.someTrial(), oldestUsersOf("(select serial from found_trial)"));
  }

  private static String oldestUsersOf(String serials) {
    return """
        select u.id from $serials w (number) cross join lateral (
          select a.id from activation a where a.serial = w.number and $live
            order by a.since, a.id limit $most) u
        """
        .replace("$serials", serials)
        .replace("$live", LIVE)
        .replace("$most", Integer.toString(FactsNeeded.MOST_USERS));
  }

  private void ofAccounts() {
    wanted
        .orIf(
            asked.has(Extent.USES_BY_NAMED),
            """
            select u.id from unnest(?::text[]) w (number)
              cross join (
                select unnest(?::uuid[]) union select id from account where email = any(?)) n (id)
              cross join lateral (
                select a.id from activation a
                  where a.serial = w.number and a.account = n.id and $live
                  order by a.since, a.id limit 1) u
            """
                .replace("$live", LIVE),
            asked.serials(),
            asked.people(),
            asked.emails())
        .orIf(
            asked.has(Extent.ALL_USES_OF_NAMED),
            "select a.id from activation a where a.account = any(?) and " + LIVE,
            asked.accounts())
        .orIf(
            asked.estate(),
            "select a.id from activation a where a.account = ? and " + LIVE,
            asked.caller())
        .orIf(
            asked.someRequest(),
            """
            select a.id from named_request r join license_order o on o.id = r.order_id
              join activation a on a.account = o.customer
              where r.wish = 'OrderTransfer' and $live
            """
                .replace("$live", LIVE));
  }

  /** Those that nobody closed, and those that were closed with nobody telling their users. */
  private void lapsed() {
    wanted.orIf(
        asked.has(Extent.LAPSED),
        """
        select id from (
          (select id, lease_until from activation
            where ended_at is null and lease_until <= (select at from asked)
            order by lease_until, id limit $most)
          union all (select id, lease_until from activation where untold
            order by lease_until, id limit $most)
          order by lease_until, id limit $most) l
        """
            .replace("$most", Integer.toString(FactsNeeded.MOST_LAPSED)));
  }
}
