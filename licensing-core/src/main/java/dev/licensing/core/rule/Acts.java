package dev.licensing.core.rule;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.AddSerials;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.model.Policy;

/** Which rules decide which command. */
public final class Acts implements Command.Cases<Act> {

  private final Policy policy;

  /** The rules under this policy. */
  public Acts(Policy policy) {
    this.policy = policy;
  }

  @Override
  public Act on(RegisterAccount command) {
    return new Registering(command);
  }

  @Override
  public Act on(ChangeEmail command) {
    return new ChangingEmail(command, policy);
  }

  @Override
  public Act on(ChangeName command) {
    return new ChangingName(command);
  }

  @Override
  public Act on(DeleteAccount command) {
    return new Deleting(command, policy);
  }

  @Override
  public Act on(ClaimSerials command) {
    return new Claiming(command);
  }

  @Override
  public Act on(RelinquishSerials command) {
    return new Relinquishing(command, policy);
  }

  @Override
  public Act on(TransferSerials command) {
    return new Transferring(command, policy);
  }

  @Override
  public Act on(AssignUser command) {
    return new Assigning(command);
  }

  @Override
  public Act on(UnassignUser command) {
    return new Unassigning(command);
  }

  @Override
  public Act on(RequestAccess command) {
    return new AskingForAccess(command);
  }

  @Override
  public Act on(Activate command) {
    return new Activating(command, policy);
  }

  @Override
  public Act on(Refresh command) {
    return new Refreshing(command);
  }

  @Override
  public Act on(Release command) {
    return new Releasing(command);
  }

  @Override
  public Act on(ForceRelease command) {
    return new ForceReleasing(command, policy);
  }

  @Override
  public Act on(Reactivate command) {
    return new Reactivating(command);
  }

  @Override
  public Act on(StartTrial command) {
    return new Trying(command, policy);
  }

  @Override
  public Act on(RequestRemoteDeactivation command) {
    return new AskingForDeactivation(command);
  }

  @Override
  public Act on(DeactivateRemotely command) {
    return new RemotelyDeactivating(command);
  }

  @Override
  public Act on(EndLapsedLeases command) {
    return new Lapsing(command);
  }

  @Override
  public Act on(RequestOrderTransfer command) {
    return new AskingForTransfer(command);
  }

  @Override
  public Act on(ApproveRequest command) {
    return new Approving(command);
  }

  @Override
  public Act on(DeclineRequest command) {
    return new Declining(command);
  }

  @Override
  public Act on(AddLicenseManager command) {
    return new AddingManager(command);
  }

  @Override
  public Act on(RemoveLicenseManager command) {
    return new RemovingManager(command);
  }

  @Override
  public Act on(RemoveUser command) {
    return new Removing(command, policy);
  }

  @Override
  public Act on(ReinstateUser command) {
    return new Reinstating(command);
  }

  @Override
  public Act on(AddHostnames command) {
    return new AddingHosts(command);
  }

  @Override
  public Act on(RemoveHostnames command) {
    return new RemovingHosts(command);
  }

  @Override
  public Act on(IssueRuntimeKey command) {
    return new IssuingKey(command);
  }

  @Override
  public Act on(IssueOrder command) {
    return new Issuing(command);
  }

  @Override
  public Act on(AddSerials command) {
    return new VendorOrders.Adding(command);
  }

  @Override
  public Act on(ChangeTerms command) {
    return new VendorOrders.Changing(command);
  }

  @Override
  public Act on(ChangeStanding command) {
    return new VendorOrders.Standing(command);
  }

  @Override
  public Act on(OfferTrial command) {
    return new Trying.Offering(command);
  }

  @Override
  public Act on(FindOrders command) {
    return new FindingOrders(command);
  }

  @Override
  public Act on(ViewAccount command) {
    return new ViewingPeople.OneAccount(command);
  }

  @Override
  public Act on(ViewEstate command) {
    return new ViewingPeople.Estate(command);
  }

  @Override
  public Act on(ViewSerial command) {
    return new Viewing.OneSerial(command);
  }

  @Override
  public Act on(ViewOrder command) {
    return new Viewing.OneOrder(command);
  }

  @Override
  public Act on(ViewRequests command) {
    return new Viewing.Queue(command);
  }
}
