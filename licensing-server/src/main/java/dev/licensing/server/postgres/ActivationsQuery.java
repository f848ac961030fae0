package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.server.postgres.Sql.Union;

/** Which activations are loaded, out of what they were asked for with. */
final class ActivationsQuery {

  /** Whether an activation {@code a} takes its seat at the instant that is asked about. */
  static final String LIVE =
      "a.ended_at is null and (a.lease_until is null or a.lease_until > (select at from asked))";

  private static final String MOST_USERS = Integer.toString(FactsNeeded.MOST_USERS);

  private static final String USE_OF_ORDERS =
      """
      select u.id from named_order n cross join lateral (
        select a.id from activation a join serial s on s.number = a.serial
          where s.order_id = n.id and a.account = ? and $live
          order by a.since, a.id limit 1) u
      """
          .replace("$live", LIVE);

  private static final String CANDIDATES =
      "select c.id from unnest(?::text[]) w (number) cross join lateral ("
          + Machines.candidates("w.number")
          + ") c";

  private static final String USERS = oldestUsersOf("unnest(?::text[])");
  private static final String HOLDERS = oldestUsersOf(SeatsQuery.FULL);
  private static final String USERS_OF_OWNED = oldestUsersOf("owned_serial");
  private static final String USERS_OF_ESTATE = oldestUsersOf("estate_serial");
  private static final String USERS_OF_CONTENT = oldestUsersOf("content");
  private static final String USERS_OF_TRIALS = oldestUsersOf("(select serial from found_trial)");

  private static final String USES_BY_NAMED =
      """
      select u.id from unnest(?::text[]) w (number)
        cross join (
          select unnest(?::uuid[]) union select id from account where email = any(?)) n (id)
        cross join lateral (
          select a.id from activation a
            where a.serial = w.number and a.account = n.id and $live
            order by a.since, a.id limit 1) u
      """
          .replace("$live", LIVE);

  private static final String USES_BY_CUSTOMER =
      """
      select a.id from named_request r join license_order o on o.id = r.order_id
        join activation a on a.account = o.customer
        where r.wish = 'OrderTransfer' and $live
      """
          .replace("$live", LIVE);

  private static final String LAPSED =
      """
      select id from (
        (select id, lease_until from activation
          where ended_at is null and lease_until <= (select at from asked)
          order by lease_until, id limit $most)
        union all (select id, lease_until from activation where untold
          order by lease_until, id limit $most)
        order by lease_until, id limit $most) l
      """
          .replace("$most", Integer.toString(FactsNeeded.MOST_LAPSED));

  private final Asked asked;
  private final Union wanted = new Union(", wanted_activation (id)");

  private ActivationsQuery(Asked asked) {
    this.asked = asked;
  }

  private static String oldestUsersOf(String serials) {
    return """
        select u.id from $serials w (number) cross join lateral (
          select a.id from activation a where a.serial = w.number and $live
            order by a.since, a.id limit $most) u
        """
        .replace("$serials", serials)
        .replace("$live", LIVE)
        .replace("$most", MOST_USERS);
  }

  static Sql of(Asked asked) {
    ActivationsQuery query = new ActivationsQuery(asked);
    query.named();
    query.ofSerials();
    query.ofAccounts();
    // Those that nobody closed, and those that were closed with nobody telling their users.
    query.wanted.orIf(asked.has(Extent.LAPSED), LAPSED);
    return query.wanted.sql();
  }

  private void named() {
    wanted
        .or("select unnest(?::uuid[])", asked.activations())
        .orIf(asked.someRequest(), "select activation from named_request")
        .orIf(asked.someOrder() && asked.someone(), USE_OF_ORDERS, asked.caller());
  }

  private void ofSerials() {
    if (asked.needed().machine().isPresent() && asked.someone()) {
      wanted.or(CANDIDATES, asked.serials(), asked.caller(), asked.tellingComponents());
    }
    wanted
        .orIf(asked.has(Extent.USERS), USERS, asked.serials())
        .orIf(asked.has(Extent.HOLDERS), HOLDERS, asked.serials(), asked.caller())
        .orIf(asked.estate(), asked.has(Extent.COLLEAGUES) ? USERS_OF_ESTATE : USERS_OF_OWNED)
        .orIf(asked.has(Extent.ORDER_CONTENT), USERS_OF_CONTENT)
        .orIf(asked.someTrial(), USERS_OF_TRIALS);
  }

  private void ofAccounts() {
    wanted
        .orIf(
            asked.has(Extent.USES_BY_NAMED),
            USES_BY_NAMED,
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
        .orIf(asked.someRequest(), USES_BY_CUSTOMER);
  }
}
