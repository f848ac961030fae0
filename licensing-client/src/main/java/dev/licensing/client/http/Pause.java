package dev.licensing.client.http;

import java.time.Duration;

/** Waits between two attempts; in tests it only takes note. */
@FunctionalInterface
public interface Pause {

  /** Waits so long; false if it was interrupted, after which no further attempt is made. */
  boolean lasting(Duration time);

  /** Lets the calling thread sleep. */
  Pause SLEEPING = new Sleeping();

  /** Written as a class because every client makes it, and a lambda is spun when it is made. */
  final class Sleeping implements Pause {

    private Sleeping() {}

    @Override
    public boolean lasting(Duration time) {
      try {
        Thread.sleep(time.toMillis());
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
