package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.spi.MachineProbe;
import java.util.Map;
import java.util.Optional;

/**
 * The identity an operator has given; no component is read, only what the machine runs in (rule
 * 13.6).
 */
record ExplicitIdentity(String identity, Optional<Surroundings> posed) implements MachineProbe {

  /**
   * An identity for where this process runs; where that is, is found out when somebody is told.
   *
   * @param posed other surroundings, for tests
   */
  static ExplicitIdentity of(String identity, Optional<Surroundings> posed) {
    Optional<String> meaningful = Placeholders.meaningful(ComponentKind.EXPLICIT, identity);
    if (meaningful.isEmpty()) {
      throw new IllegalArgumentException("an identity must tell one from another");
    }
    return new ExplicitIdentity(meaningful.get(), posed);
  }

  @Override
  public Map<ComponentKind, String> components() {
    return Map.of(ComponentKind.EXPLICIT, identity);
  }

  @Override
  public Description describe() {
    Surroundings here = posed.orElseGet(LocalMachine::surroundings);
    return here.describe(Deadline.in(here.platform().patience()));
  }

  @Override
  public String toString() {
    return "ExplicitIdentity[]";
  }
}
