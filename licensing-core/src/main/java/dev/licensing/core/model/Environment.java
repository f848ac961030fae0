package dev.licensing.core.model;

/** What an application runs in, as its machine's probe found out (rules 2.10, 13.6). */
public enum Environment {
  /** A machine of its own. */
  BARE_METAL,
  /** A virtual machine. */
  VIRTUAL_MACHINE,
  /** A container. */
  CONTAINER,
  /** The runner of a build, whatever it runs in. */
  CONTINUOUS_INTEGRATION,
  /** Not found out: treated as the least welcome of the others. */
  UNKNOWN
}
