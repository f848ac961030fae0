package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import java.util.Set;

/**
 * The person is reached at another address from now on. What waits for that address (invitations,
 * roles) becomes theirs, as on registration (rules 4.4, 5.9).
 */
public record ChangeEmail(Origin origin, Email email) implements Command {

  @Override
  public Set<Email> emails() {
    return Set.of(email);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
