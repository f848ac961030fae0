package dev.licensing.core.model;

import java.util.Optional;

/**
 * What was bought.
 *
 * @param customer the owner of its serials (rule 4.1); empty means unowned
 * @param serialCount how many serials it has; a claim must present them all (rule 4.2)
 * @param revision grows with each change; a decision rests on it
 */
public record Order(
    OrderId id,
    ProductId product,
    Optional<AccountId> customer,
    Terms terms,
    int serialCount,
    long revision) {

  /**
   * @throws IllegalArgumentException if the order has no serial
   */
  public Order {
    if (serialCount < 1) {
      throw new IllegalArgumentException("an order has at least one serial");
    }
  }

  /** Whether this account owns the serials of the order. */
  public boolean ownedBy(AccountId account) {
    return customer.isPresent() && customer.get().equals(account);
  }
}
