package dev.licensing.core.command;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;

/**
 * One order, as far as the caller may see it (rules 5.2, 5.4, 5.5). Changes nothing.
 *
 * @param after shows the serials behind this one; empty shows the first
 */
public record ViewOrder(Origin origin, OrderId order, Optional<SerialNumber> after)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
