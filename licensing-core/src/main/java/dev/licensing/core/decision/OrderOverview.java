package dev.licensing.core.decision;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Validity;

/**
 * One order in a list of those that an account manages or has activated.
 *
 * @param manages whether the account manages it, or has only activated it (rule 5.4)
 */
public record OrderOverview(
    OrderId order,
    ProductId product,
    boolean manages,
    Standing standing,
    Validity validity,
    int serialCount) {}
