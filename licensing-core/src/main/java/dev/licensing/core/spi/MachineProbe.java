package dev.licensing.core.spi;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.Environment;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what a machine can be recognised by. May be slow; whoever calls it bounds the time (13.3).
 */
public interface MachineProbe {

  /** Reads now. Never throws: what cannot be read is missing (rule 13.2). */
  Reading read();

  /**
   * What was read, in the clear; it stays on the machine (rule 13.5).
   *
   * @param name for people
   * @param environment what it runs in, as far as that shows (rule 13.6)
   * @param components by kind; unknown ones are missing
   */
  record Reading(String name, Environment environment, Map<ComponentKind, String> components) {

    /** Copies the components. */
    public Reading {
      components = Map.copyOf(new TreeMap<>(components));
    }
  }
}
