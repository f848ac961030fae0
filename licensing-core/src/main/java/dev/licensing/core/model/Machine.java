package dev.licensing.core.model;

import dev.licensing.core.identity.MachineIdentity;

/**
 * A computer as the server knows it: a display name, salted hashes, and what it runs in; nothing
 * else (rule 13.5).
 *
 * @param name what people read, at most 100 characters
 */
public record Machine(String name, MachineIdentity identity, Environment environment) {

  /**
   * @throws IllegalArgumentException if the name is empty, too long or has control characters
   */
  public Machine {
    name = Text.bounded("machine name", name, 100);
  }
}
