package dev.licensing.core.command;

/**
 * Something asked of the engine. Closed: whoever handles commands implements {@link Cases}, and the
 * compiler names what is missing.
 */
public sealed interface Command
    permits RegisterAccount,
        DeleteAccount,
        IssueOrder,
        ClaimSerials,
        AssignUser,
        UnassignUser,
        RequestAccess,
        Activate,
        Refresh,
        Release,
        ForceRelease {

  /** Who gives it, when, under which id. */
  Origin origin();

  /** Hands this command to its own case. */
  <R> R accept(Cases<R> cases);

  /** One method for each command: the exhaustive switch, as Java 17 can write it. */
  interface Cases<R> {
    R on(RegisterAccount command);

    R on(DeleteAccount command);

    R on(IssueOrder command);

    R on(ClaimSerials command);

    R on(AssignUser command);

    R on(UnassignUser command);

    R on(RequestAccess command);

    R on(Activate command);

    R on(Refresh command);

    R on(Release command);

    R on(ForceRelease command);
  }
}
