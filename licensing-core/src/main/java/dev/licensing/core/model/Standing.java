package dev.licensing.core.model;

/** Whether the vendor lets an order or a serial be used (rule 2.7). */
public enum Standing {
  /** It may be used. */
  GOOD,
  /** Not for the time being. */
  SUSPENDED,
  /** No more. */
  REVOKED
}
