package dev.licensing.core.rule;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;

/** Which family of rules decides which command. */
public final class Rules implements Command.Cases<Decision> {

  private final Facts facts;

  /** Decides on these facts. */
  public Rules(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Decision on(RegisterAccount command) {
    return Registration.decide(facts, command);
  }

  @Override
  public Decision on(DeleteAccount command) {
    return Deletion.decide(facts, command);
  }

  @Override
  public Decision on(IssueOrder command) {
    return Issuing.decide(facts, command);
  }

  @Override
  public Decision on(ClaimSerials command) {
    return Claiming.decide(facts, command);
  }

  @Override
  public Decision on(AssignUser command) {
    return Assigning.decide(facts, command);
  }

  @Override
  public Decision on(UnassignUser command) {
    return Unassigning.decide(facts, command);
  }

  @Override
  public Decision on(RequestAccess command) {
    return AccessRequests.decide(facts, command);
  }

  @Override
  public Decision on(Activate command) {
    return Activating.decide(facts, command);
  }

  @Override
  public Decision on(Refresh command) {
    return Refreshing.decide(facts, command);
  }

  @Override
  public Decision on(Release command) {
    return Releasing.decide(facts, command);
  }

  @Override
  public Decision on(ForceRelease command) {
    return ForceReleasing.decide(facts, command);
  }
}
