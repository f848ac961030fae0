package dev.licensing.core.model;

/** How an activation came to its end. */
public enum EndingKind {
  /** From its own machine (rule 3.1). */
  RELEASED,
  /** From elsewhere, because the machine could not be reached (rule 3.2). */
  FORCE_RELEASED,
  /** Its lease was not renewed in time (rule 2.11). */
  LAPSED,
  /** By the vendor's support, because the machine was lost (rule 7.1). */
  DEACTIVATED_REMOTELY,
  /** With all others of its user, who was removed (rule 6.2). */
  USER_REMOVED
}
