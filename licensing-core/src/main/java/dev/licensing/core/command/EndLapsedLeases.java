package dev.licensing.core.command;

/**
 * Housekeeping: tells the users of floating seats that lapsed, and closes their activations. A seat
 * is free from the instant at which it lapsed, whether this is ever done or not (rule 2.11).
 */
public record EndLapsedLeases(Origin origin) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
