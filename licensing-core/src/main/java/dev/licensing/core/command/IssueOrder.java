package dev.licensing.core.command;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The vendor sells serials under terms; the order is unowned until it is claimed (rule 4.2). */
public record IssueOrder(
    Origin origin, OrderId order, ProductId product, Terms terms, SortedSet<SerialNumber> serials)
    implements Command {

  /**
   * @throws IllegalArgumentException if there is no serial
   */
  public IssueOrder {
    serials = Collections.unmodifiableSortedSet(new TreeSet<>(serials));
    if (serials.isEmpty()) {
      throw new IllegalArgumentException("an order has at least one serial");
    }
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
