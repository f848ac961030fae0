package dev.licensing.core.command;

import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Text;

/**
 * Turns a request down, with a reason: the vendor, or the owner where it asks for access to a
 * serial (rules 4.3, 5.6).
 *
 * @param reason for who asked; at most 500 characters
 */
public record DeclineRequest(Origin origin, RequestId request, String reason) implements Command {

  /**
   * @throws IllegalArgumentException if the reason is too long or has control characters
   */
  public DeclineRequest {
    reason = Text.boundedOrEmpty("reason", reason, Request.LONGEST_TEXT);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
