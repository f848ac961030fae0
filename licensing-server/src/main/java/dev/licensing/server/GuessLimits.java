package dev.licensing.server;

import java.time.Duration;

/**
 * How often somebody may be wrong (rule 2.8): unrecognised serials and failed sign-ins, counted for
 * each account and for each remote address.
 *
 * @param most failures within the window; the next attempt has to wait
 * @param window from the first failure until all are forgotten
 */
public record GuessLimits(int most, Duration window) {

  /**
   * @throws IllegalArgumentException if nothing would ever be allowed, or nothing refused
   */
  public GuessLimits {
    if (most < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a limit allows at least one failure in some time");
    }
  }

  /** Ten in ten minutes. */
  public static GuessLimits standard() {
    return new GuessLimits(10, Duration.ofMinutes(10));
  }
}
