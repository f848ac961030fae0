package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a new license file for a live activation, from its machine (rule 12.1); the heartbeat of
 * a floating seat (rule 2.11).
 *
 * @param buildDate when the build that asks was released; empty if it did not say
 */
public record Refresh(
    Origin origin,
    ActivationId activation,
    Machine machine,
    Optional<Instant> buildDate,
    String nonce)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
