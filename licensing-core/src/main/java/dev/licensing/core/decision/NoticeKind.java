package dev.licensing.core.decision;

/** What somebody is told about (rules 10.1, 10.2). The names are stable. */
public enum NoticeKind {
  /** To the user: an activation began. */
  ACTIVATED,
  /** To the user: an activation was released on its machine. */
  RELEASED,
  /** To user and owner: an activation was ended from elsewhere. */
  FORCE_RELEASED,
  /** To the user: an activation moved to the same machine with its new identity. */
  REACTIVATED,
  /** To the user: the lease of a floating seat ended. */
  LAPSED,
  /** To the user: support ended an activation. */
  DEACTIVATED_REMOTELY,
  /** To the user: an activation ended because they were removed. */
  REMOVED,
  /** To the managers of an order: a user of it was removed. */
  USER_REMOVED,
  /** To the user: they may activate again. */
  REINSTATED,
  /** To the user: a serial may be used now. */
  ASSIGNED,
  /** To the user: a serial may be used no longer. */
  UNASSIGNED,
  /** To an e-mail without account: register to use a serial. */
  INVITED,
  /** To an e-mail without account: register to manage an order. */
  ROLE_OFFERED,
  /** To the owner: somebody asks for access. */
  ACCESS_REQUESTED,
  /** To old and new owner: a serial or an order has another owner. */
  TRANSFERRED,
  /** To an e-mail: a serial is reserved and can be claimed. */
  RESERVED,
  /** To the assigned user: the serial has no owner any more. */
  OWNER_GONE,
  /** To the other managers of an order: the account of one of them was deleted. */
  MANAGER_GONE,
  /** To the person: they manage an order now. */
  MANAGER_ADDED,
  /** To the person: they manage an order no longer. */
  MANAGER_REMOVED,
  /** To who asked: it was approved. */
  REQUEST_APPROVED,
  /** To who asked: it was declined. */
  REQUEST_DECLINED,
  /** To the old and the new address of an account. */
  EMAIL_CHANGED
}
