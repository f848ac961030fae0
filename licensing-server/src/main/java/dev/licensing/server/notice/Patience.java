package dev.licensing.server.notice;

import java.time.Duration;

/**
 * How often a notice is tried, and how long it waits in between: each time twice as long.
 *
 * @param first after the first failure
 * @param longest more than this it never waits
 * @param attempts after so many it is put aside
 */
public record Patience(Duration first, Duration longest, int attempts) {

  /**
   * @throws IllegalArgumentException if a duration is not positive, or there is no attempt
   */
  public Patience {
    if (first.isZero() || first.isNegative() || longest.compareTo(first) < 0 || attempts < 1) {
      throw new IllegalArgumentException("some time to wait, and at least one attempt");
    }
  }

  /** Ten seconds to six hours, 16 attempts: about three days. */
  public static Patience standard() {
    return new Patience(Duration.ofSeconds(10), Duration.ofHours(6), 16);
  }

  /** How long after this attempt, the first of which is 1. */
  Duration after(int attempt) {
    Duration pause = first;
    for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
