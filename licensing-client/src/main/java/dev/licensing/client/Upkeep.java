package dev.licensing.client;

import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.upkeep.Caretaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a license fresh while it is open: renews the file when it is due, and a floating seat at a
 * third of its lease; finishes what was left open; tells listeners what changes. It advises and
 * never throws into the application.
 *
 * <p>It has one daemon thread, from its beginning to its end. Thread-safe. Begun by {@link
 * LicensingClient#keepFresh}.
 */
public final class Upkeep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.upkeep");

  /** A thread that has nothing to do ends within this time, on a busy machine too. */
  private static final Duration AT_REST = Duration.ofMillis(200);

  private final Caretaker caretaker;
  private final Duration releaseWithin;
  private final Thread thread;
  private boolean called;
  private boolean closing;

  Upkeep(Caretaker caretaker, String product, Duration releaseWithin) {
    this.caretaker = caretaker;
    this.releaseWithin = releaseWithin;
    // It must not keep what its maker happened to have: neither thread-locals nor a class loader.
    this.thread = new Thread(null, this::run, "licensing-upkeep-" + product, 0, false);
    thread.setContextClassLoader(Upkeep.class.getClassLoader());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** How it stands; from memory. */
  public UpkeepStatus status() {
    return caretaker.status();
  }

  /**
   * Tries again at once what has failed: call it when the network has come back or the computer has
   * woken up, where the application knows. Does not wait.
   */
  public void wake() {
    caretaker.hurry();
    look();
  }

  /** Something may have changed. */
  synchronized void look() {
    called = true;
    notifyAll();
  }

  synchronized boolean isOpen() {
    return !closing;
  }

  /**
   * Ends the upkeep. If a floating seat is held, and no other process lives on it, it is given
   * back: for this {@code close} waits as long as the policy says. What gets no answer by then is
   * finished by the next start of the application, or the lease runs out.
   */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    if (!ended(releaseWithin.plus(AT_REST)) && Thread.currentThread() != thread) {
      thread.interrupt();
    }
  }

  /** Waits for the end of the thread, if it is another; false if it did not come in time. */
  boolean ended(Duration within) {
    if (Thread.currentThread() == thread) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, within.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    while (isOpen()) {
      rest(turn());
    }
    try {
      caretaker.leave();
    } catch (RuntimeException | Error e) {
      LOG.warn("the upkeep could not be ended as it should", e);
    }
  }

  private Duration turn() {
    try {
      return caretaker.turn();
    } catch (RuntimeException | Error e) { // perhaps of a transport or clock that is not ours
      LOG.warn("a turn of the upkeep has failed; it goes on", e);
      return Duration.ofMinutes(1);
    }
  }

  private synchronized void rest(Duration time) {
    try {
      long end = System.nanoTime() + time.toNanos();
      for (long left = time.toNanos(); left > 0 && !called && !closing; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      closing = true; // nobody but close() has this thread to interrupt
    }
    called = false;
  }
}
