package dev.licensing.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The end of an activation: how, when, by whom and why (rule 3.5).
 *
 * @param by the account that ended it; empty if it was the vendor, or if it lapsed
 * @param reason in the words of who ended it; may be empty, at most 500 characters
 */
public record Ending(EndingKind kind, Instant at, Optional<AccountId> by, String reason) {

  /** The longest reason, in characters. */
  public static final int LONGEST_REASON = 500;

  /**
   * @throws IllegalArgumentException if the reason is too long or has control characters
   */
  public Ending {
    reason = Text.boundedOrEmpty("reason", reason, LONGEST_REASON);
  }

  /** The lease ended then. */
  public static Ending lapsed(Instant leaseUntil) {
    return new Ending(EndingKind.LAPSED, leaseUntil, Optional.empty(), "");
  }
}
