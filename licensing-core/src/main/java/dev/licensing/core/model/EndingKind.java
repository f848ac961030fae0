package dev.licensing.core.model;

/** How an activation came to its end. */
public enum EndingKind {
  /** From its own machine (rule 3.1). */
  RELEASED,
  /** From elsewhere, because the machine could not be reached (rule 3.2). */
  FORCE_RELEASED
}
