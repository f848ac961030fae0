package dev.licensing.testkit;

import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A message held back by a {@link FaultyTransport}, so that a test can act while it is on its way.
 * One that is never let go counts as lost after {@value #LONGEST_SECONDS} seconds.
 */
public final class Hold {

  private static final long LONGEST_SECONDS = 30;

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  Hold() {}

  /**
   * Waits until the message is there and held.
   *
   * @throws AssertionError if none comes in {@value #LONGEST_SECONDS} seconds
   */
  public void awaitArrival() {
    if (!await(arrived)) {
      throw new AssertionError("no message came to be held");
    }
  }

  /** Lets it go; doing so twice is the same as once. */
  public void release() {
    released.countDown();
  }

  Delivery passOn(Delivery answer) {
    return pass(() -> answer);
  }

  Delivery pass(Supplier<Delivery> onward) {
    arrived.countDown();
    return await(released) ? onward.get() : new NoAnswer(Failure.TIMEOUT, "held, and never let go");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
