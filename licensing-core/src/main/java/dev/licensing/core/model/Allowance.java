package dev.licensing.core.model;

/** Which seats may be taken in an environment (rule 2.10), the most generous first. */
public enum Allowance {
  /** Node-locked and floating ones. */
  ANY_SEAT,
  /** Only floating ones. */
  FLOATING_ONLY,
  /** None. */
  NO_SEAT
}
