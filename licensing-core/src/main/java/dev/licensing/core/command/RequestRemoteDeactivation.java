package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Text;

/**
 * Asks the vendor's support to end the activation of a machine that can never be released: its user
 * or a manager asks (rule 7.1).
 *
 * @param request the id a new request shall have; unused if there is one already
 * @param reason what happened to the machine; at most 500 characters
 */
public record RequestRemoteDeactivation(
    Origin origin, ActivationId activation, RequestId request, String reason) implements Command {

  /**
   * @throws IllegalArgumentException if the reason is too long or has control characters
   */
  public RequestRemoteDeactivation {
    reason = Text.boundedOrEmpty("reason", reason, Request.LONGEST_TEXT);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
