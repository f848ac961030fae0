package dev.licensing.client.policy;

import java.time.Duration;

/**
 * How long one request may take; all are greater than zero.
 *
 * @param connect until the connection stands
 * @param read between two pieces of the answer
 * @param call from the first step to the last byte
 */
public record TimeLimits(Duration connect, Duration read, Duration call) {

  /**
   * @throws IllegalArgumentException if one is not greater than zero: waiting for ever is no limit
   */
  public TimeLimits {
    if (!positive(connect) || !positive(read) || !positive(call)) {
      throw new IllegalArgumentException("a time limit must be greater than zero");
    }
  }

  /** Five seconds to connect, ten between two pieces, fifteen for all. */
  public static TimeLimits standard() {
    return new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  private static boolean positive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }
}
