package dev.licensing.client.policy;

import java.time.Duration;

/**
 * How often a request is sent again that got no answer, or one that asks to try later. Between two
 * attempts passes a random time up to a bound that doubles, and never less than the server's {@code
 * Retry-After}.
 *
 * @param attempts at most so many, the first included
 * @param first bound of the first wait
 * @param longest bound of any wait
 * @param whole no attempt begins later than this after the first
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, Duration whole) {

  /**
   * @throws IllegalArgumentException if there is no attempt, or a time is negative
   */
  public RetryPolicy {
    if (attempts < 1 || first.isNegative() || longest.isNegative() || whole.isNegative()) {
      throw new IllegalArgumentException("at least one attempt, and no negative time");
    }
  }

  /** Three attempts, with waits of up to half a second and a second, within 30 seconds. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        3, Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /** Sends once. */
  public static RetryPolicy never() {
    return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }
}
