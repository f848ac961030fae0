package dev.licensing.client.machine;

import java.time.Duration;

/** The end of a time that has begun, on the clock that nobody can set. */
record Deadline(long nanoTime) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left until this end or, if it is sooner, until the other; never negative. */
  long nanosLeft(Deadline other) {
    long now = System.nanoTime();
    return Math.max(0, Math.min(nanoTime - now, other.nanoTime - now));
  }
}
