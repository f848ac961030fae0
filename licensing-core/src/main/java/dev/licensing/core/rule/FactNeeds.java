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
import dev.licensing.core.facts.FactsNeeded;
import java.util.Set;

/** What each command must know. Only the deletion of an account needs more than a handful. */
public final class FactNeeds implements Command.Cases<FactsNeeded> {

  /** The needs of all commands. */
  public FactNeeds() {}

  @Override
  public FactsNeeded on(RegisterAccount command) {
    return caller(command).andEmail(command.account().email());
  }

  @Override
  public FactsNeeded on(DeleteAccount command) {
    return caller(command).andEstate();
  }

  @Override
  public FactsNeeded on(IssueOrder command) {
    return caller(command).andSerials(command.serials());
  }

  @Override
  public FactsNeeded on(ClaimSerials command) {
    return caller(command).andSerials(command.serials());
  }

  @Override
  public FactsNeeded on(AssignUser command) {
    return caller(command).andSerials(command.serials()).andEmail(command.user());
  }

  @Override
  public FactsNeeded on(UnassignUser command) {
    return caller(command)
        .andSerials(command.serials())
        .andEmail(command.user())
        .andUsersWithEmail();
  }

  @Override
  public FactsNeeded on(RequestAccess command) {
    return caller(command).andSerials(Set.of(command.serial()));
  }

  @Override
  public FactsNeeded on(Activate command) {
    return caller(command)
        .andSerials(Set.of(command.serial()))
        .andMachine(command.machine().identity())
        .andUsers();
  }

  @Override
  public FactsNeeded on(Refresh command) {
    return caller(command).andActivation(command.activation());
  }

  @Override
  public FactsNeeded on(Release command) {
    return caller(command).andActivation(command.activation());
  }

  @Override
  public FactsNeeded on(ForceRelease command) {
    return caller(command).andActivation(command.activation());
  }

  private static FactsNeeded caller(Command command) {
    return FactsNeeded.by(command.origin().by().person());
  }
}
