package dev.licensing.core.model;

/** How an account manages an order; all roles see and may do the same (rules 5.1, 5.2). */
public enum Role {
  /** Whom the order was sold to: the owner of its serials (rule 4.1). */
  CUSTOMER,
  /** Who bought it for the customer. */
  PURCHASER,
  /** Who manages it for them. */
  LICENSE_MANAGER
}
