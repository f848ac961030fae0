package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Ties the serial to the person and the machine (rule 2.1).
 *
 * @param activation the id a new activation shall have; unused if there is one already (rule 2.4)
 * @param buildDate when the build that asks was released; empty if it did not say, then the license
 *     file lets the client judge (rule 11.2)
 * @param nonce goes into the license file
 */
public record Activate(
    Origin origin,
    SerialNumber serial,
    Machine machine,
    ActivationId activation,
    Optional<Instant> buildDate,
    String nonce)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
