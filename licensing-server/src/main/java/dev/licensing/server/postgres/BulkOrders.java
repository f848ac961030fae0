package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Issues orders by the hundred: for imports. The engine decides on each as ever, in the order in
 * which they are given, each knowing those before it; what a single {@code execute} writes is
 * written for all of them with a handful of statements, in one transaction. Safe for use by several
 * threads, and beside servers that work on the same database.
 *
 * <p>An order that is there already, with these serials, was issued by an earlier attempt: nothing
 * is decided or recorded anew, as where an idempotency key is used again. So a batch whose outcome
 * is not known is given again as it was, provided that ids and serials are the same again.
 *
 * <p>The schema must be there, see {@link SchemaMigration}.
 */
public final class BulkOrders {

  private final Database database;
  private final LicenseEngine engine;

  /** What became of one order. */
  public sealed interface Outcome {

    /** Which. */
    OrderId order();

    /** It was issued now. */
    record Issued(OrderId order) implements Outcome {}

    /** It had been issued before, with these serials. */
    record AlreadyThere(OrderId order) implements Outcome {}

    /**
     * It was refused, which stands in the record.
     *
     * @param reasons all of them, in order of precedence; never empty
     */
    record Refused(OrderId order, List<Refusal> reasons) implements Outcome {

      /** Copies the reasons. */
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  /** Issues into this database, which should be a pool, what this engine permits. */
  public BulkOrders(DataSource database, LicenseEngine engine) {
    this.database = new Database(database);
    this.engine = engine;
  }

  /**
   * Issues these orders, all in one transaction. Some hundreds are a good number: more gain little,
   * and the longer a transaction, the longer others wait for its locks. Where others are in the way
   * again and again, the halves are tried apart, so that then a part of them may be committed and
   * the rest not.
   *
   * @return what became of each, in the same order
   * @throws IllegalArgumentException if one is not given by the vendor
   * @throws StoreException as the store does; then some of the orders may have been committed, and
   *     giving all of them again is the way to find out
   */
  public List<Outcome> issue(List<IssueOrder> orders) {
    for (IssueOrder order : orders) {
      if (!(order.origin().by() instanceof Actor.Vendor)) {
        throw new IllegalArgumentException("orders are issued by the vendor");
      }
    }
    return orders.isEmpty() ? List.of() : issueTogether(orders);
  }

  private List<Outcome> issueTogether(List<IssueOrder> orders) {
    try {
      return database.repeated(connection -> new IssueBatch(engine, orders).commit(connection));
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.BUSY || orders.size() == 1) {
        throw e;
      }
    }
    int half = orders.size() / 2;
    List<Outcome> outcomes = new ArrayList<>(issueTogether(orders.subList(0, half)));
    outcomes.addAll(issueTogether(orders.subList(half, orders.size())));
    return outcomes;
  }
}
