package dev.licensing.core.command;

import dev.licensing.core.model.SerialNumber;

/** One serial, as far as the caller may see it (rules 5.2, 5.4, 5.5). Changes nothing. */
public record ViewSerial(Origin origin, SerialNumber serial) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
