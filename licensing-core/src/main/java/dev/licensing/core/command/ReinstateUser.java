package dev.licensing.core.command;

import dev.licensing.core.model.AccountId;

/**
 * A user who was removed may activate again; what was ended stays ended (rule 6.6). For the vendor,
 * or a manager of an order from which they were removed.
 */
public record ReinstateUser(Origin origin, AccountId user) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
