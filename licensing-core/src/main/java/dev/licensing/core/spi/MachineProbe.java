package dev.licensing.core.spi;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.Environment;
import java.util.Map;
import java.util.Objects;

/**
 * Reads what a machine can be recognised by, and what to call it. May be slow; whoever calls it
 * bounds the time (13.3). The two are asked for apart, because a start needs the first and not the
 * second. Neither throws: what cannot be read is missing (rule 13.2).
 */
public interface MachineProbe {

  /**
   * Reads now what the machine can be recognised by, in the clear; it stays on the machine (rule
   * 13.5). By kind; unknown ones are missing.
   */
  Map<ComponentKind, String> components();

  /** Reads now what is shown of it; asked for when somebody is to be told. */
  Description describe();

  /**
   * What is shown of a machine.
   *
   * @param name for people
   * @param environment what it runs in, as far as that shows (rule 13.6)
   */
  record Description(String name, Environment environment) {

    /** Both are there. */
    public Description {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(environment, "environment");
    }
  }

  /** A machine of which this is known, however it was read. */
  static MachineProbe of(
      String name, Environment environment, Map<ComponentKind, String> components) {
    return new KnownMachine(Map.copyOf(components), new Description(name, environment));
  }
}
