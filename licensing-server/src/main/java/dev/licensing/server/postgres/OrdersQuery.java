package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.server.postgres.Sql.Union;

/** A page of what is in an order, and a page of the orders there are. */
final class OrdersQuery {

  private OrdersQuery() {}

  /** {@code content}: serials; {@code content_bar}: who was removed. */
  static Sql shown(Asked asked) {
    return asked.has(Extent.ORDER_CONTENT)
        ? new Sql()
            .add(
                """
                , content (number) as (
                  select c.number from unnest(?::uuid[]) w (id) cross join lateral (
                    select number from serial where order_id = w.id and number > ?
                      order by number limit $most) c)
                """
                    .replace("$most", Integer.toString(FactsNeeded.MOST_SERIALS)),
                asked.orders(),
                asked.after())
            .add(
                """
                , content_bar as (
                  select b.* from unnest(?::uuid[]) w (id) cross join lateral (
                    select * from bar where order_id = w.id
                      order by at desc, account limit $most) b)
                """
                    .replace("$most", Integer.toString(FactsNeeded.MOST_REMOVED)),
                asked.orders())
        : new Sql();
  }

  /**
   * {@code listed_order}: all by the primary key; those of an e-mail are few, and are found before
   * it is looked which of them come next.
   */
  static Sql listed(Asked asked) {
    if (!asked.has(Extent.ORDERS)) {
      return new Sql();
    }
    boolean all = asked.needed().emails().isEmpty();
    return (all ? new Sql() : theirs(asked))
        .add(
            """
            , listed_order (id) as (select id from $from where id > ? order by id limit $most)
            """
                .replace(
                    "$from", all ? "license_order" : "(select id from their_order offset 0) theirs")
                .replace("$most", Integer.toString(FactsNeeded.MOST_ORDERS)),
            asked.lastOrder());
  }

  private static Sql theirs(Asked asked) {
    String managed =
        """
        select o.id from account a join license_order o on $role where a.email = any(?)
        """;
    return new Union(", their_order (id)")
        .or(managed.replace("$role", "o.customer = a.id"), asked.emails())
        .or(managed.replace("$role", "o.purchaser = a.id"), asked.emails())
        .or(managed.replace("$role", "o.managers @> array[a.id]"), asked.emails())
        .or("select order_id from pending_role where email = any(?)", asked.emails())
        .sql();
  }
}
