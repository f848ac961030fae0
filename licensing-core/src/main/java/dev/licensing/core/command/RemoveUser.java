package dev.licensing.core.command;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Text;
import java.util.Optional;
import java.util.Set;

/**
 * A manager removes a user who has left: all their activations end and they are barred (chapter 6).
 * Not for a single lost machine, see {@link RequestRemoteDeactivation}.
 *
 * @param order one that the manager manages and the user has activated
 * @param retyped the user's e-mail as the manager typed it again (rule 6.3); may be empty or wrong
 * @param confirmation the hash of the report that was seen; empty where none is demanded (14.3)
 */
public record RemoveUser(
    Origin origin, OrderId order, AccountId user, String retyped, Optional<ReportHash> confirmation)
    implements Command {

  /**
   * @throws IllegalArgumentException if the e-mail is longer than any
   */
  public RemoveUser {
    retyped = Text.boundedOrEmpty("e-mail", retyped, 254);
  }

  /** The e-mail that was typed, if it can be one. */
  @Override
  public Set<Email> emails() {
    return Email.parse(retyped).map(Set::of).orElse(Set.of());
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
