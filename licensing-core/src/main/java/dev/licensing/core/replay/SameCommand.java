package dev.licensing.core.replay;

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

/** Every command as it is; for who changes a few of them. */
class SameCommand implements Command.Cases<Command> {

  @Override
  public Command on(RegisterAccount c) {
    return c;
  }

  @Override
  public Command on(ChangeEmail c) {
    return c;
  }

  @Override
  public Command on(ChangeName c) {
    return c;
  }

  @Override
  public Command on(DeleteAccount c) {
    return c;
  }

  @Override
  public Command on(ClaimSerials c) {
    return c;
  }

  @Override
  public Command on(RelinquishSerials c) {
    return c;
  }

  @Override
  public Command on(TransferSerials c) {
    return c;
  }

  @Override
  public Command on(AssignUser c) {
    return c;
  }

  @Override
  public Command on(UnassignUser c) {
    return c;
  }

  @Override
  public Command on(RequestAccess c) {
    return c;
  }

  @Override
  public Command on(Activate c) {
    return c;
  }

  @Override
  public Command on(Refresh c) {
    return c;
  }

  @Override
  public Command on(Release c) {
    return c;
  }

  @Override
  public Command on(ForceRelease c) {
    return c;
  }

  @Override
  public Command on(Reactivate c) {
    return c;
  }

  @Override
  public Command on(StartTrial c) {
    return c;
  }

  @Override
  public Command on(RequestRemoteDeactivation c) {
    return c;
  }

  @Override
  public Command on(DeactivateRemotely c) {
    return c;
  }

  @Override
  public Command on(EndLapsedLeases c) {
    return c;
  }

  @Override
  public Command on(RequestOrderTransfer c) {
    return c;
  }

  @Override
  public Command on(ApproveRequest c) {
    return c;
  }

  @Override
  public Command on(DeclineRequest c) {
    return c;
  }

  @Override
  public Command on(AddLicenseManager c) {
    return c;
  }

  @Override
  public Command on(RemoveLicenseManager c) {
    return c;
  }

  @Override
  public Command on(RemoveUser c) {
    return c;
  }

  @Override
  public Command on(ReinstateUser c) {
    return c;
  }

  @Override
  public Command on(AddHostnames c) {
    return c;
  }

  @Override
  public Command on(RemoveHostnames c) {
    return c;
  }

  @Override
  public Command on(IssueRuntimeKey c) {
    return c;
  }

  @Override
  public Command on(IssueOrder c) {
    return c;
  }

  @Override
  public Command on(AddSerials c) {
    return c;
  }

  @Override
  public Command on(ChangeTerms c) {
    return c;
  }

  @Override
  public Command on(ChangeStanding c) {
    return c;
  }

  @Override
  public Command on(OfferTrial c) {
    return c;
  }

  @Override
  public Command on(FindOrders c) {
    return c;
  }

  @Override
  public Command on(ViewAccount c) {
    return c;
  }

  @Override
  public Command on(ViewEstate c) {
    return c;
  }

  @Override
  public Command on(ViewSerial c) {
    return c;
  }

  @Override
  public Command on(ViewOrder c) {
    return c;
  }

  @Override
  public Command on(ViewRequests c) {
    return c;
  }
}
