package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import java.util.Set;

/**
 * Something asked of the engine. Closed: whoever handles commands implements {@link Cases}, and the
 * compiler names what is missing.
 */
public sealed interface Command
    permits RegisterAccount,
        ChangeEmail,
        ChangeName,
        DeleteAccount,
        ClaimSerials,
        RelinquishSerials,
        TransferSerials,
        AssignUser,
        UnassignUser,
        RequestAccess,
        Activate,
        Refresh,
        Release,
        ForceRelease,
        Reactivate,
        StartTrial,
        RequestRemoteDeactivation,
        DeactivateRemotely,
        EndLapsedLeases,
        RequestOrderTransfer,
        ApproveRequest,
        DeclineRequest,
        AddLicenseManager,
        RemoveLicenseManager,
        RemoveUser,
        ReinstateUser,
        AddHostnames,
        RemoveHostnames,
        IssueRuntimeKey,
        IssueOrder,
        AddSerials,
        ChangeTerms,
        ChangeStanding,
        OfferTrial,
        FindOrders,
        ViewAccount,
        ViewEstate,
        ViewSerial,
        ViewOrder,
        ViewRequests {

  /** Who gives it, when, under which id. */
  Origin origin();

  /** The e-mails it names, of people with an account or without. */
  default Set<Email> emails() {
    return Set.of();
  }

  /** Hands this command to its own case. */
  <R> R accept(Cases<R> cases);

  /** One method for each command: the exhaustive switch, as Java 17 can write it. */
  interface Cases<R> {
    R on(RegisterAccount command);

    R on(ChangeEmail command);

    R on(ChangeName command);

    R on(DeleteAccount command);

    R on(ClaimSerials command);

    R on(RelinquishSerials command);

    R on(TransferSerials command);

    R on(AssignUser command);

    R on(UnassignUser command);

    R on(RequestAccess command);

    R on(Activate command);

    R on(Refresh command);

    R on(Release command);

    R on(ForceRelease command);

    R on(Reactivate command);

    R on(StartTrial command);

    R on(RequestRemoteDeactivation command);

    R on(DeactivateRemotely command);

    R on(EndLapsedLeases command);

    R on(RequestOrderTransfer command);

    R on(ApproveRequest command);

    R on(DeclineRequest command);

    R on(AddLicenseManager command);

    R on(RemoveLicenseManager command);

    R on(RemoveUser command);

    R on(ReinstateUser command);

    R on(AddHostnames command);

    R on(RemoveHostnames command);

    R on(IssueRuntimeKey command);

    R on(IssueOrder command);

    R on(AddSerials command);

    R on(ChangeTerms command);

    R on(ChangeStanding command);

    R on(OfferTrial command);

    R on(FindOrders command);

    R on(ViewAccount command);

    R on(ViewEstate command);

    R on(ViewSerial command);

    R on(ViewOrder command);

    R on(ViewRequests command);
  }
}
