package dev.licensing.core.command;

/** What the person owns, may use, uses and manages. Changes nothing. */
public record ViewEstate(Origin origin) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
