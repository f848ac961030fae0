package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Text;
import java.util.Set;

/**
 * Customer or purchaser ask the vendor to make somebody else the customer (rule 5.6). A new request
 * takes the place of an open one.
 *
 * @param request the id the request shall have
 * @param newCustomer who shall be the customer; need not have an account yet
 */
public record RequestOrderTransfer(
    Origin origin, OrderId order, RequestId request, Email newCustomer, String name)
    implements Command {

  /**
   * @throws IllegalArgumentException if the name is empty, too long or has control characters
   */
  public RequestOrderTransfer {
    name = Text.bounded("name", name, 100);
  }

  @Override
  public Set<Email> emails() {
    return Set.of(newCustomer);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
