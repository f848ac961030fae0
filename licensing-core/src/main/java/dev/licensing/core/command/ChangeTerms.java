package dev.licensing.core.command;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Terms;

/**
 * The vendor puts an order under other terms. What is live stays live, even above a lower limit
 * (rule 2.9).
 */
public record ChangeTerms(Origin origin, OrderId order, Terms terms) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
