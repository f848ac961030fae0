package dev.licensing.core.model;

/** How an account becomes license manager of an order, and stops being one (rule 5.7). */
public enum Admission {
  /** Any manager does it. */
  SELF_SERVICE,
  /** Any manager asks; the vendor does it. */
  ON_APPROVAL
}
