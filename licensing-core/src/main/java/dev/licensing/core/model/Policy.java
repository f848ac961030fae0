package dev.licensing.core.model;

import java.time.Duration;

/**
 * What an installation of the engine decides once for all orders; everything else is in an order's
 * terms.
 *
 * @param removal which activations end when a manager removes a user (rule 6.2)
 * @param authenticationServes how long after proving who they are a person may do what cannot be
 *     undone (rule 3.2)
 */
public record Policy(Removal removal, Duration authenticationServes) {

  /**
   * @throws IllegalArgumentException if the period is negative or longer than a hundred years
   */
  public Policy {
    authenticationServes = Times.period("authenticationServes", authenticationServes);
  }

  /** Which orders the removal of a user reaches. */
  public enum Removal {
    /** All, whoever manages them; the user is barred everywhere. */
    EVERY_ORDER,
    /** Those that the manager manages; the user is barred from these. */
    MANAGED_ORDERS
  }

  /** Every order, and ten minutes. */
  public static Policy standard() {
    return new Policy(Removal.EVERY_ORDER, Duration.ofMinutes(10));
  }
}
