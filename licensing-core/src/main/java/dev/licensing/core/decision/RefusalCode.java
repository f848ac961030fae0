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
  /** No such order, or none the caller may know about; the two look alike (rule 5.5). */
  ORDER_NOT_RECOGNISED,
  /** No such activation, or none the caller may know about (rule 2.8). */
  ACTIVATION_NOT_RECOGNISED,
  /** No such open request, or none the caller may know about. */
  REQUEST_NOT_RECOGNISED,
  /** No such user of the order, or none that was removed from an order of the caller (6.1, 6.6). */
  USER_NOT_RECOGNISED,
  /** The product cannot be tried (rule 11.4). */
  TRIAL_NOT_OFFERED,
  /** An account with this e-mail exists. */
  EMAIL_TAKEN,
  /** An order with the id of the new one has been issued before. */
  ORDER_ALREADY_ISSUED,
  /** A serial of the new order has been issued before. */
  SERIAL_ALREADY_ISSUED,
  /** The account was removed and must not activate (rule 2.6). */
  ACCOUNT_BARRED,
  /** Nobody removes themself (rule 6.7). */
  OWN_ACCOUNT,
  /** Somebody else owns the serial (rule 4.3). */
  SERIAL_ALREADY_OWNED,
  /** The serial can be claimed by somebody else only (rule 4.9). */
  SERIAL_RESERVED,
  /** The terms do not let the serial be claimed (rule 4.2). */
  SERIAL_NOT_CLAIMABLE,
  /** The serials presented belong to several orders; each is claimed alone (rule 4.2). */
  SEVERAL_ORDERS,
  /** The order has more serials than were presented (rules 4.2, 4.7, 4.8). */
  ORDER_INCOMPLETE,
  /** Nobody owns the serial, so nobody may use it or be asked for access (rule 2.5). */
  SERIAL_UNOWNED,
  /** Only the owner may do this (rules 4.4, 4.5). */
  NOT_OWNER,
  /** Only a manager of the order may do this (rule 5.4). */
  NOT_MANAGER,
  /** Only the customer or the purchaser of the order may do this (rule 5.6). */
  NOT_BUYER,
  /** Only the owner and assigned users may do this (rule 2.5). */
  ACCESS_NOT_GRANTED,
  /** The terms leave this to the vendor (rule 5.7). */
  APPROVAL_REQUIRED,
  /** The vendor revoked the order (rule 2.7). */
  ORDER_REVOKED,
  /** The vendor revoked the serial (rule 2.7). */
  SERIAL_REVOKED,
  /** The vendor suspended the order (rule 2.7). */
  ORDER_SUSPENDED,
  /** The vendor suspended the serial (rule 2.7). */
  SERIAL_SUSPENDED,
  /** The subscription or the maintenance has ended (rules 7.3, 11.2). */
  LICENSE_EXPIRED,
  /** The build was released after the maintenance ended (rule 11.2). */
  BUILD_NOT_COVERED,
  /** The terms do not allow this seat in this environment (rule 2.10). */
  ENVIRONMENT_NOT_ALLOWED,
  /** Nothing that was read tells this machine from others (rule 13.2). */
  MACHINE_IDENTITY_TOO_WEAK,
  /** The activation belongs to another machine (rules 3.1, 12.1). */
  DIFFERENT_MACHINE,
  /** The product was tried on this machine before (rule 11.4). */
  TRIAL_USED,
  /** The activation has ended (rule 3.5). */
  ACTIVATION_ENDED,
  /** Somebody else uses the serial, and only one account may at a time (rule 2.3). */
  HELD_BY_ANOTHER_USER,
  /** Every seat is taken (rule 2.2). */
  MACHINE_LIMIT_REACHED,
  /** The statement is missing that the machine cannot be reached (rule 3.2). */
  UNREACHABLE_NOT_STATED,
  /** The last force release or reactivation of this serial was too recent (rule 3.3). */
  COOL_DOWN,
  /** The order has had its remote deactivations of this year (rule 7.2). */
  REMOTE_DEACTIVATIONS_USED_UP,
  /** The new owner is not assigned to the serial (rule 4.7). */
  RECIPIENT_NOT_ASSIGNED,
  /** The user has a live activation on the serial (rules 4.6, 4.7). */
  USER_HAS_ACTIVATION,
  /** The serial is in use (rule 4.8). */
  SERIAL_IN_USE,
  /** The person is no license manager of the order. */
  NOT_A_LICENSE_MANAGER,
  /** The order would be left without a manager (rule 5.8). */
  LAST_MANAGER,
  /** The terms allow no wildcards (rule 9.1). */
  WILDCARD_NOT_ALLOWED,
  /** The order would have more host names than its terms allow (rule 9.1). */
  HOSTNAME_LIMIT_REACHED,
  /** The order has no host names of this class to make a key for (rule 9.2). */
  NO_HOSTNAMES,
  /** The terms allow no keys for applications (rule 9.2). */
  APPLICATION_NOT_ALLOWED,
  /** The e-mail of who shall be removed was not typed again, or is another (rule 6.3). */
  EMAIL_NOT_RETYPED,
  /** An owned serial is in use, by whomever (rule 8.1). */
  OWNED_SERIAL_IN_USE,
  /** The account itself uses a serial it does not own (rule 8.2). */
  SHARED_SERIAL_IN_OWN_USE,
  /** The report was not confirmed (rule 8.5). */
  REPORT_NOT_CONFIRMED,
  /** Something changed since the report that was confirmed (rules 8.5, 14.3). */
  REPORT_CHANGED
}
