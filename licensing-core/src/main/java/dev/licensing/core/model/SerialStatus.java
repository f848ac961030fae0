package dev.licensing.core.model;

/** Whether a serial has a live activation. */
public enum SerialStatus {
  /** No live activation. */
  AVAILABLE,
  /** At least one live activation. */
  IN_USE
}
