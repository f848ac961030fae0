package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.server.postgres.Sql.Union;

/** Which open requests are loaded: those that were named, and those that are listed. */
final class RequestsQuery {

  private RequestsQuery() {}

  /** Those named by id, which bring much else. */
  static Sql named(Asked asked) {
    return asked.someRequest()
        ? new Sql()
            .add(", named_request as (select * from request where id = any(?))", asked.requests())
        : new Sql();
  }

  /** All that are shown, which come with their makers. */
  static Sql found(Asked asked) {
    return asked.listedRequest() ? listed(asked).sql() : new Sql();
  }

  private static Union listed(Asked asked) {
    return new Union(", found_request")
        .orIf(asked.someRequest(), "select * from named_request")
        .orIf(
            asked.has(Extent.OWN_REQUESTS) && asked.someone(),
            "select * from request where by_account = ?",
            asked.caller())
        .orIf(
            asked.has(Extent.ASSIGNEES),
            "select * from request where serial = any(?)",
            asked.serials())
        .orIf(
            asked.estate(),
            "select * from request where serial in (select number from owned_serial)")
        .orIf(
            asked.has(Extent.ORDER_CONTENT),
            "select * from request where order_id = any(?)",
            asked.orders())
        .orIf(asked.has(Extent.QUEUE), queue(asked.someRequest() ? BEHIND : ""));
  }

  /** From the beginning where the named one is not open any more. */
  private static final String BEHIND =
      """
       and (since, id) > (
        coalesce((select since from named_request limit 1), '-infinity'),
        coalesce((select id from named_request limit 1), '00000000-0000-0000-0000-000000000000'))
      """;

  private static String queue(String behind) {
    return """
        (select * from request where wish <> 'Access' $behind order by since, id limit $most)
        """
        .replace("$behind", behind)
        .replace("$most", Integer.toString(FactsNeeded.MOST_REQUESTS));
  }
}
