package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import java.util.Optional;
import java.util.Set;

/**
 * The orders there are, in the order of their ids, for the vendor. Changes nothing.
 *
 * @param email only those in which whoever has it has a role, or which wait for it; empty: all
 * @param after shows those behind this one; empty shows the first
 */
public record FindOrders(Origin origin, Optional<Email> email, Optional<OrderId> after)
    implements Command {

  @Override
  public Set<Email> emails() {
    return email.map(Set::of).orElse(Set.of());
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
