package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import java.util.Set;

/**
 * Makes somebody a license manager: at once where the vendor does it or the terms allow
 * self-service, else as a request to the vendor (rule 5.7).
 *
 * @param request the id a new request shall have; unused if none is needed
 * @param manager need not have an account yet
 */
public record AddLicenseManager(Origin origin, OrderId order, RequestId request, Email manager)
    implements Command {

  @Override
  public Set<Email> emails() {
    return Set.of(manager);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
