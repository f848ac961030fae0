package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.spi.MachineProbe;
import java.util.Map;
import java.util.Optional;

/**
 * The identity an operator has given; no component is read, only what the machine runs in (rule
 * 13.6).
 */
record ExplicitIdentity(String identity, Surroundings surroundings) implements MachineProbe {

  static ExplicitIdentity of(String identity, Surroundings surroundings) {
    Optional<String> meaningful = Placeholders.meaningful(ComponentKind.EXPLICIT, identity);
    if (meaningful.isEmpty()) {
      throw new IllegalArgumentException("an identity must tell one from another");
    }
    return new ExplicitIdentity(meaningful.get(), surroundings);
  }

  @Override
  public Reading read() {
    return new Reading(
        surroundings.machineName(),
        surroundings.environment(Deadline.in(surroundings.platform().patience())),
        Map.of(ComponentKind.EXPLICIT, identity));
  }

  @Override
  public String toString() {
    return "ExplicitIdentity[]";
  }
}
