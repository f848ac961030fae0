package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.spi.MachineProbe;
import java.nio.file.Path;
import java.util.Map;

/** The identity an operator has given; nothing else is read (rule 13.6). */
record ExplicitIdentity(String identity) implements MachineProbe {

  static ExplicitIdentity of(String identity) {
    return new ExplicitIdentity(
        Placeholders.meaningful(ComponentKind.EXPLICIT, identity)
            .orElseThrow(
                () -> new IllegalArgumentException("an identity must tell one from another")));
  }

  @Override
  public Reading read() {
    return new Reading(
        MachineName.of(System.getenv(), Path.of("/")), Map.of(ComponentKind.EXPLICIT, identity));
  }

  @Override
  public String toString() {
    return "ExplicitIdentity[]";
  }
}
