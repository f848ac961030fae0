package dev.licensing.core.command;

import dev.licensing.core.model.RequestId;

/**
 * Does what a request asks for: the vendor, or the owner where it asks for access to a serial
 * (rules 4.3, 5.6, 5.7, 7.1).
 */
public record ApproveRequest(Origin origin, RequestId request) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
