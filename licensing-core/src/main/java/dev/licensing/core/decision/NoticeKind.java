package dev.licensing.core.decision;

/** What somebody is told about (rules 10.1, 10.2). The names are stable. */
public enum NoticeKind {
  /** To the user: an activation began. */
  ACTIVATED,
  /** To the user: an activation was released on its machine. */
  RELEASED,
  /** To user and owner: an activation was ended from elsewhere. */
  FORCE_RELEASED,
  /** To the user: a serial may be used now. */
  ASSIGNED,
  /** To the user: a serial may be used no longer. */
  UNASSIGNED,
  /** To an e-mail without account: register to use a serial. */
  INVITED,
  /** To the owner: somebody asks for access. */
  ACCESS_REQUESTED,
  /** To the assigned user: the owner's account was deleted, the serial is unowned. */
  OWNER_GONE
}
