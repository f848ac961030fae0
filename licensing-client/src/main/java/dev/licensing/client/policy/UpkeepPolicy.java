package dev.licensing.client.policy;

import java.time.Duration;

/**
 * How a client keeps its license fresh by itself. When to ask is in the license file: a floating
 * seat is renewed at a third of its lease. Here is what happens when that fails, and at the end.
 *
 * @param firstRetry about how long to wait after a first failure; after each further one twice as
 *     long
 * @param longestRetry bound of any such wait, also of one that the server asks for; with a short
 *     lease the waits are at most a twelfth of it
 * @param releaseWithin how long closing waits for a floating seat to be given back; zero: it is
 *     not, and its lease runs out. A node-locked seat is never given back by itself
 */
public record UpkeepPolicy(Duration firstRetry, Duration longestRetry, Duration releaseWithin) {

  /**
   * @throws IllegalArgumentException if a wait is not greater than zero, or a time is negative
   */
  public UpkeepPolicy {
    if (firstRetry.isNegative() || firstRetry.isZero() || releaseWithin.isNegative()) {
      throw new IllegalArgumentException("a wait is greater than zero, and no time is negative");
    }
    if (longestRetry.compareTo(firstRetry) < 0) {
      throw new IllegalArgumentException("the longest wait is at least the first");
    }
  }

  /** From ten seconds to an hour; floating seats are given back within three seconds. */
  public static UpkeepPolicy standard() {
    return new UpkeepPolicy(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofSeconds(3));
  }

  /** The same, but a floating seat stays taken after closing, until its lease ends. */
  public UpkeepPolicy keepingSeat() {
    return new UpkeepPolicy(firstRetry, longestRetry, Duration.ZERO);
  }
}
