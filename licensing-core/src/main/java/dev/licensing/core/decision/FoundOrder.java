package dev.licensing.core.decision;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Validity;
import java.util.Optional;

/**
 * One order in the list of all that the vendor has sold.
 *
 * @param customer the e-mail of its customer, with an account or without; empty if there is none
 */
public record FoundOrder(
    OrderId order,
    ProductId product,
    Standing standing,
    Validity validity,
    int serialCount,
    Optional<Email> customer) {}
