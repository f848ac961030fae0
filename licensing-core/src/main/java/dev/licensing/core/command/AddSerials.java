package dev.licensing.core.command;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.SortedSet;

/** The vendor adds serials to an order. */
public record AddSerials(Origin origin, OrderId order, SortedSet<SerialNumber> serials)
    implements Command {

  /**
   * @throws IllegalArgumentException if no serial is named
   */
  public AddSerials {
    serials = Named.atLeastOne("serial", serials);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
