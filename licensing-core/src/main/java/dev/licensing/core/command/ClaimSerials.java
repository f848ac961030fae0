package dev.licensing.core.command;

import dev.licensing.core.model.SerialNumber;
import java.util.SortedSet;

/** Makes the person the owner of an order, by presenting all its serials (rules 4.2, 4.9). */
public record ClaimSerials(Origin origin, SortedSet<SerialNumber> serials) implements Command {

  /**
   * @throws IllegalArgumentException if no serial is named
   */
  public ClaimSerials {
    serials = Named.atLeastOne("serial", serials);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
