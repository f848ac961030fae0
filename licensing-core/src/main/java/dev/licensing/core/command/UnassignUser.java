package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import java.util.Set;
import java.util.SortedSet;

/** The owner withdraws serials from somebody, all of them or none (rules 4.4, 4.6). */
public record UnassignUser(Origin origin, SortedSet<SerialNumber> serials, Email user)
    implements Command {

  /**
   * @throws IllegalArgumentException if no serial is named
   */
  public UnassignUser {
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
