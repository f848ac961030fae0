package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;

/** Ends an activation from its own machine (rule 3.1). */
public record Release(Origin origin, ActivationId activation, Machine machine) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
