package dev.licensing.server.access;

/** What a key of the vendor lets its holder do. Each operation that the vendor has needs one. */
public enum VendorScope {
  /** Look at any order and serial, and at what is asked of the vendor. */
  VIEW,
  /** Issue orders, add serials to them, offer trials. */
  SELL,
  /** Change the terms of an order; suspend, reinstate and revoke orders and serials. */
  GOVERN,
  /**
   * Help customers: decide what they ask for, deactivate remotely, reinstate a removed user, change
   * who manages an order and on which hosts it runs.
   */
  SUPPORT,
  /** Run the service: close lapsed leases, see and revive what could not be delivered. */
  OPERATE
}
