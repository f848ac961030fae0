package dev.licensing.server.postgres;

/**
 * How many seats of a serial are taken at the instant that is asked about, and by whom: what lapsed
 * by then counts no more (rule 2.11), whoever has closed it or not.
 */
final class SeatsQuery {

  /** Serials {@code s} with their orders {@code o}, and how many of their seats have lapsed. */
  private static final String SERIALS =
      """
      serial s join license_order o on o.id = s.order_id
        cross join lateral (select count(*) as lapsed from activation
          where serial = s.number and ended_at is null
            and lease_until <= (select at from asked)) l
      """;

  private static final String TAKEN = "s.live_seats - l.lapsed";

  /** Under terms of one user at a time: whose all of them are, if they are one account's. */
  private static final String SOLE_USER =
      """
      case when o.one_user and s.live_seats > l.lapsed then coalesce(s.sole_user, (
        select min(u.account::text)::uuid from (values
          ((select a.account from activation a where a.serial = s.number and $live
             order by a.account limit 1)),
          ((select a.account from activation a where a.serial = s.number and $live
             order by a.account desc limit 1))) u (account)
        having count(distinct u.account) = 1)) end
      """
          .replace("$live", ActivationsQuery.LIVE);

  /** The serials that are wanted. */
  static final String FOUND_SERIAL =
      filled(
          """
          , found_serial as (
            select s.number, s.order_id, s.standing, $taken as live_seats, $sole as sole_user,
                s.cool_down_until, s.revision
              from $serials
              where s.number in (select number from wanted_serial))
          """);

  /** Those that have no seat for an account; takes their numbers and the account as values. */
  static final String FULL =
      filled(
          """
          (select s.number from $serials
            where s.number = any(?) and ($taken >= o.machine_limit
              or (o.one_user and s.live_seats > l.lapsed and (($sole) = ?::uuid) is not true)))
          """);

  private SeatsQuery() {}

  private static String filled(String sql) {
    return sql.replace("$serials", SERIALS).replace("$taken", TAKEN).replace("$sole", SOLE_USER);
  }
}
