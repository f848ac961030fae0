package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Tries a product on a machine, once (rule 11.4): makes an order with one serial under the terms
 * the vendor offers, owned by the person, and activates it.
 *
 * @param order the id a new order shall have
 * @param serial the new serial
 * @param activation the id a new activation shall have
 * @param buildDate when the build that asks was released; empty if it did not say
 */
public record StartTrial(
    Origin origin,
    ProductId product,
    Machine machine,
    OrderId order,
    SerialNumber serial,
    ActivationId activation,
    Optional<Instant> buildDate,
    String nonce)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
