package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.util.Set;
import java.util.SortedSet;

/**
 * The vendor sells serials under terms. Buyers without an account get their role when they register
 * (rule 5.9); without a customer the order is unowned until it is claimed (rule 4.2).
 */
public record IssueOrder(
    Origin origin,
    OrderId order,
    ProductId product,
    Terms terms,
    SortedSet<SerialNumber> serials,
    Buyers buyers)
    implements Command {

  /**
   * @throws IllegalArgumentException if there is no serial
   */
  public IssueOrder {
    serials = Named.atLeastOne("serial", serials);
  }

  /** An order that nobody owns or manages yet. */
  public static IssueOrder unowned(
      Origin origin,
      OrderId order,
      ProductId product,
      Terms terms,
      SortedSet<SerialNumber> serials) {
    return new IssueOrder(origin, order, product, terms, serials, Buyers.nobody());
  }

  @Override
  public Set<Email> emails() {
    return buyers.everybody();
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
