package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;

/** Asks for a new license file for a live activation, from its machine (rule 12.1). */
public record Refresh(Origin origin, ActivationId activation, Machine machine, String nonce)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
