package dev.licensing.core.spi;

import dev.licensing.core.identity.ComponentKind;
import java.util.Map;

/** Of which nothing has to be read. */
record KnownMachine(Map<ComponentKind, String> components, Description describe)
    implements MachineProbe {

  /** Without what recognises it (rule 13.5). */
  @Override
  public String toString() {
    return "KnownMachine[" + describe.name() + "]";
  }
}
