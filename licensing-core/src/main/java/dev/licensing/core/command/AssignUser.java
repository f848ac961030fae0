package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import java.util.Set;
import java.util.SortedSet;

/**
 * The owner lets somebody use serials, all of them or none; without an account they are invited
 * (rule 4.4).
 */
public record AssignUser(Origin origin, SortedSet<SerialNumber> serials, Email user)
    implements Command {

  /**
   * @throws IllegalArgumentException if no serial is named
   */
  public AssignUser {
    serials = Named.atLeastOne("serial", serials);
  }

  @Override
  public Set<Email> emails() {
    return Set.of(user);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
