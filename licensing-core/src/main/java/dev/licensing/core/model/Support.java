package dev.licensing.core.model;

/** Who may ask for technical support; managing an order alone gives no right to it (rule 5.3). */
public enum Support {
  /** Nobody. */
  NOBODY,
  /** Who has a live activation on the order. */
  DEVELOPERS,
  /** Its managers too. */
  DEVELOPERS_AND_MANAGERS
}
