package dev.licensing.core.command;

import dev.licensing.core.model.RequestId;
import java.util.Optional;

/**
 * The open requests on which the vendor decides, the oldest first. Changes nothing.
 *
 * @param after shows those behind this one; empty shows the first
 */
public record ViewRequests(Origin origin, Optional<RequestId> after) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
