package dev.licensing.client.answer;

/** Why nothing was sent. */
public enum Hindrance {
  /** What was typed cannot be a serial number; the detail says why (rule 2.8). */
  SERIAL_MISTYPED,
  /** Nobody is signed in. */
  NOT_SIGNED_IN,
  /** There is no activation here. */
  NOT_ACTIVATED,
  /** Another serial is activated here; release it first. */
  OTHER_SERIAL_ACTIVATED,
  /** There is no open request that a file could answer (rule 12.5). */
  NOT_REQUESTED,
  /** The client was closed. */
  CLOSED
}
