package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;

/**
 * Ties the serial to the person and the machine (rule 2.1).
 *
 * @param activation the id a new activation shall have; unused if there is one already (rule 2.4)
 * @param nonce goes into the license file
 */
public record Activate(
    Origin origin, SerialNumber serial, Machine machine, ActivationId activation, String nonce)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
