package dev.licensing.core.command;

import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Text;

/**
 * Asks the owner of a serial for access (rule 4.3).
 *
 * @param request the id a new request shall have; unused if the person asked before
 * @param message to the owner; may be empty, at most 500 characters
 */
public record RequestAccess(Origin origin, SerialNumber serial, RequestId request, String message)
    implements Command {

  /**
   * @throws IllegalArgumentException if the message is too long or has control characters
   */
  public RequestAccess {
    message = Text.boundedOrEmpty("message", message, Request.LONGEST_TEXT);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
