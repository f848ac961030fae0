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
  /** Compare the number of the order with the one that was bought. */
  CHECK_ORDER,
  /** Claim the serial. */
  CLAIM,
  /** Repeat with all serials of the order. */
  PRESENT_ALL_SERIALS,
  /** Ask the owner, who can assign it. */
  REQUEST_ACCESS,
  /** Ask the owner to do it. */
  ASK_OWNER,
  /** Ask a manager of the order to do it. */
  ASK_MANAGER,
  /** Assign the serial to the person first. */
  ASSIGN,
  /** Release it on its machine. */
  RELEASE_THERE,
  /** Force release it, only if its machine cannot be reached. */
  FORCE_RELEASE,
  /** Ask support to end it, only if its machine can never be released. */
  REQUEST_REMOTE_DEACTIVATION,
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
  /** Say that it is the same machine with a new identity; from the application on it. */
  REACTIVATE,
  /** Run it in another environment. */
  USE_ANOTHER_ENVIRONMENT,
  /** Use a build that was released before the instant given as the fact {@code before}. */
  USE_EARLIER_BUILD,
  /** Renew the subscription or the maintenance. */
  RENEW,
  /** Buy a license. */
  BUY,
  /** Type the e-mail of the account again. */
  RETYPE_EMAIL,
  /** Add another manager first. */
  ADD_MANAGER,
  /** Take other host names out first, or name fewer. */
  REMOVE_HOSTNAMES,
  /** Name the hosts one by one. */
  NAME_EACH_HOST,
  /** Add host names first. */
  ADD_HOSTNAMES,
  /** Ask for a key for hosts instead. */
  USE_HOSTNAMES,
  /** For the vendor: do it all the same, with a reason that is recorded. */
  OVERRIDE,
  /** Read the report that came with the refusal, and confirm its hash. */
  CONFIRM_REPORT,
  /** Nothing the caller can do alone: ask the vendor. */
  CONTACT_VENDOR,
  /** There is nothing anybody can do. */
  NONE
}
