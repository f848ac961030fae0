package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import java.util.Set;

/**
 * Somebody manages an order no more: the vendor, a manager under self-service, or they themself
 * (rules 5.7, 5.8). A role that waits for an account with this e-mail is withdrawn too.
 */
public record RemoveLicenseManager(Origin origin, OrderId order, Email manager) implements Command {

  @Override
  public Set<Email> emails() {
    return Set.of(manager);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
