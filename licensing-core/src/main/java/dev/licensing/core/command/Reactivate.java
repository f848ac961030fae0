package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import java.time.Instant;
import java.util.Optional;

/**
 * Moves an activation to the same machine after its identity changed, from the application on it
 * (rule 3.6).
 *
 * @param machine as it is now
 * @param buildDate when the build that asks was released; empty if it did not say
 */
public record Reactivate(
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
