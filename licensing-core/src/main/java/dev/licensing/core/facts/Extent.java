package dev.licensing.core.facts;

/** How much of what is named must be loaded; each says exactly what. */
public enum Extent {
  /**
   * Of each serial in {@code serials} the {@value FactsNeeded#MOST_USERS} oldest live activations.
   */
  USERS,
  /**
   * Of each serial in {@code serials} that has no seat for the caller, see {@link
   * dev.licensing.core.model.Serial#hasSeatFor}, the {@value FactsNeeded#MOST_USERS} oldest live
   * activations: whoever finds a seat needs to know nobody.
   */
  HOLDERS,
  /**
   * Of each serial in {@code serials} the oldest live activation of the caller and of each account
   * that is named by id or e-mail.
   */
  USES_BY_NAMED,
  /**
   * Of each serial in {@code serials} all assignments and all open requests for access, with the
   * accounts, and all invitations.
   */
  ASSIGNEES,
  /** Of each serial in {@code serials} the account of its owner. */
  OWNERS,
  /** All live activations of the accounts named by id, with their serials and orders. */
  ALL_USES_OF_NAMED,
  /** All open requests of the caller. */
  OWN_REQUESTS,
  /**
   * All the caller owns and may use: the serials of orders whose customer they are, the serials
   * they are assigned to, the serials they have live activations of; with their orders; all
   * assignments and invitations of the owned serials, with the accounts, the oldest {@value
   * FactsNeeded#MOST_USERS} live activations of each, and the open requests for access to them; all
   * live activations of the caller.
   */
  ESTATE,
  /** Of the other serials of the {@link #ESTATE} the oldest live activations, too. */
  COLLEAGUES,
  /** All orders in which the caller has a role. */
  ROLES,
  /**
   * Of each order named the {@value FactsNeeded#MOST_SERIALS} first serials, in the order of their
   * numbers, behind {@code after} if that is given; of each of them the {@value
   * FactsNeeded#MOST_USERS} oldest live activations, all assignments, with the accounts, and all
   * invitations; all open requests about the order, with who asks; and the {@value
   * FactsNeeded#MOST_REMOVED} accounts that were last removed from it, with their bars from it.
   */
  ORDER_CONTENT,
  /**
   * The {@value FactsNeeded#MOST_ORDERS} first orders, in the order of their ids, behind the last
   * that is named if there is one; if an e-mail is named, only those in which its account has a
   * role and those that wait for it; with the accounts of their customers and the roles that wait
   * for an e-mail.
   */
  ORDERS,
  /**
   * The {@value FactsNeeded#MOST_LAPSED} activations that lapsed first and whose users have not
   * been told.
   */
  LAPSED,
  /**
   * The {@value FactsNeeded#MOST_REQUESTS} oldest open requests on which the vendor decides, behind
   * the named request if there is one; with who asks.
   */
  QUEUE
}
