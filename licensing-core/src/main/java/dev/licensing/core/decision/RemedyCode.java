package dev.licensing.core.decision;

/** What a person can do about a refusal. The names are stable. */
public enum RemedyCode {
  /** Make an account, or sign in with another. */
  REGISTER,
  /** Sign in with the account that exists. */
  SIGN_IN,
  /** Sign in again, then repeat. */
  SIGN_IN_AGAIN,
  /** Compare the serial with the one that was bought. */
  CHECK_SERIAL,
  /** Claim the serial. */
  CLAIM,
  /** Claim again with all serials of the order. */
  PRESENT_ALL_SERIALS,
  /** Ask the owner, who can assign it. */
  REQUEST_ACCESS,
  /** Ask the owner to do it. */
  ASK_OWNER,
  /** Release it on its machine. */
  RELEASE_THERE,
  /** Force release it, only if its machine cannot be reached. */
  FORCE_RELEASE,
  /** State that the machine cannot be reached; else release it there. */
  STATE_UNREACHABLE,
  /** Wait until the instant given as the fact {@code until}. */
  WAIT,
  /** Activate again. */
  ACTIVATE,
  /** Run on this machine with a readable identity, or give it an explicit one. */
  IDENTIFY_MACHINE,
  /** Do it from the machine of the activation. */
  USE_THAT_MACHINE,
  /** Read the report that came with the refusal, and confirm its hash. */
  CONFIRM_REPORT,
  /** Nothing the caller can do alone: ask the vendor. */
  CONTACT_VENDOR
}
