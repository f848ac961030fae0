package dev.licensing.core.license;

/** Where a verified license stands in time (rule 12.3). */
public enum LicenseState {
  /** Nothing to do. */
  FRESH,
  /** Licensed; ask for a new file when the server can be reached. */
  REFRESH_DUE,
  /** Licensed still, and the user should be told how many days are left. */
  GRACE,
  /** No longer serves. */
  LAPSED
}
