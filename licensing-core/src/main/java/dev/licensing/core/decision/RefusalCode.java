package dev.licensing.core.decision;

/**
 * Every reason for which the engine refuses, in the order of precedence: what comes first is what
 * the caller should look at first. The names are stable; they travel and are kept in records.
 */
public enum RefusalCode {
  /** Only the vendor may do this. */
  VENDOR_ONLY,
  /** The account of who asks exists no more. */
  ACCOUNT_NOT_RECOGNISED,
  /** The act is destructive; who asks must prove again who they are (rule 3.2). */
  REAUTHENTICATION_REQUIRED,
  /** No such serial, or none the caller may know about; the two look alike (rule 2.8). */
  SERIAL_NOT_RECOGNISED,
  /** No such activation, or none the caller may know about (rule 2.8). */
  ACTIVATION_NOT_RECOGNISED,
  /** An account with this e-mail exists. */
  EMAIL_TAKEN,
  /** A serial of the new order has been issued before. */
  SERIAL_ALREADY_ISSUED,
  /** The account was removed and must not activate (rule 2.6). */
  ACCOUNT_BARRED,
  /** Somebody else owns the serial (rule 4.3). */
  SERIAL_ALREADY_OWNED,
  /** The terms do not let the serial be claimed (rule 4.2). */
  SERIAL_NOT_CLAIMABLE,
  /** The serials presented belong to several orders; each is claimed alone (rule 4.2). */
  SEVERAL_ORDERS,
  /** The order has more serials than were presented (rule 4.2). */
  ORDER_INCOMPLETE,
  /** Nobody owns the serial, so nobody may use it or be asked for access (rule 2.5). */
  SERIAL_UNOWNED,
  /** Only the owner may do this (rules 4.4, 4.5). */
  NOT_OWNER,
  /** Only the owner and assigned users may do this (rule 2.5). */
  ACCESS_NOT_GRANTED,
  /** Nothing that was read tells this machine from others (rule 13.2). */
  MACHINE_IDENTITY_TOO_WEAK,
  /** The activation belongs to another machine (rules 3.1, 12.1). */
  DIFFERENT_MACHINE,
  /** The activation has ended (rule 3.5). */
  ACTIVATION_ENDED,
  /** Somebody else uses the serial, and only one account may at a time (rule 2.3). */
  HELD_BY_ANOTHER_USER,
  /** Every seat is taken (rule 2.2). */
  MACHINE_LIMIT_REACHED,
  /** The statement is missing that the machine cannot be reached (rule 3.2). */
  UNREACHABLE_NOT_STATED,
  /** The last force release of this serial was too recent (rule 3.3). */
  COOL_DOWN,
  /** The user has a live activation on the serial (rule 4.6). */
  USER_HAS_ACTIVATION,
  /** An owned serial is in use, by whomever (rule 8.1). */
  OWNED_SERIAL_IN_USE,
  /** The account itself uses a serial it does not own (rule 8.2). */
  SHARED_SERIAL_IN_OWN_USE,
  /** The report was not confirmed (rule 8.5). */
  REPORT_NOT_CONFIRMED,
  /** Something changed since the report that was confirmed (rules 8.5, 14.3). */
  REPORT_CHANGED
}
