package dev.licensing.core.model;

/** Who may activate a serial (rule 2.5). */
public enum Access {
  /** The owner and the users the owner assigned; nobody while the serial is unowned. */
  OWNER_AND_ASSIGNED,
  /** Any account that presents the serial. */
  ANYONE_WITH_SERIAL,
  /** The same, and also who has no account: the serial alone is enough (rule 2.12). */
  BEARER
}
