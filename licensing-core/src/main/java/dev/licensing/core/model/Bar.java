package dev.licensing.core.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * A user was removed from an order and must not activate any more (rules 2.6, 6.2).
 *
 * @param account who was removed
 * @param order from which
 * @param by the manager who removed them
 */
public record Bar(AccountId account, OrderId order, AccountId by, Instant at) {

  /** Of equals by account. */
  public static final Comparator<Bar> LATEST_FIRST =
      Comparator.comparing(Bar::at).reversed().thenComparing(Bar::account);
}
