package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import java.time.Instant;
import java.util.List;

/**
 * An account, as it is shown to its own person and to the vendor.
 *
 * @param removed from which orders, the first time first; while there is one the account is barred
 *     from activating (rules 2.6, 6.2, 6.6)
 */
public record AccountView(AccountId account, Email email, String name, List<Removal> removed) {

  /** Copies the list. */
  public AccountView {
    removed = List.copyOf(removed);
  }

  /** A manager of this order has removed the account. */
  public record Removal(OrderId order, ProductId product, Instant since) {}
}
