package dev.licensing.client.http;

import java.time.Duration;

/** Waits between two attempts; in tests it only takes note. */
@FunctionalInterface
public interface Pause {

  /** Waits so long; false if it was interrupted, after which no further attempt is made. */
  boolean lasting(Duration time);

  /** Lets the calling thread sleep. */
  static boolean sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
