package dev.licensing.core.command;

import dev.licensing.core.model.SerialNumber;

/**
 * Asks the owner of a serial for access (rule 4.3).
 *
 * @param message to the owner; may be empty, at most 500 characters
 */
public record RequestAccess(Origin origin, SerialNumber serial, String message) implements Command {

  /** The longest message, in characters. */
  public static final int LONGEST_MESSAGE = 500;

  /**
   * @throws IllegalArgumentException if the message is too long
   */
  public RequestAccess {
    if (message.length() > LONGEST_MESSAGE) {
      throw new IllegalArgumentException("message is longer than " + LONGEST_MESSAGE);
    }
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
