package dev.licensing.server.notice;

import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.Outbox.Taken;
import dev.licensing.core.spi.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notices out of an outbox and has them sent (rule 10.3). Each server may run one: they share
 * the work, and what one of them leaves undone another takes over. What fails is tried again later,
 * and put aside after too many attempts or when it is hopeless.
 *
 * <p>Between {@link #start} and {@link #close} it has one thread. Logs to {@code
 * dev.licensing.server.notice}: notices by their id, never to whom they go.
 */
public final class NoticeDelivery implements AutoCloseable {

  /** Within this a sender must come back. */
  public static final Duration LONGEST_SENDING = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger("dev.licensing.server.notice");

  /** Taken for so long; the last of a batch must begin while there is time for it. */
  private static final Duration TAKEN_FOR = LONGEST_SENDING.multipliedBy(3);

  private static final int AT_ONCE = 20;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final NoticeSender sender;
  private final Patience patience;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** A delivery that is not yet started. */
  public NoticeDelivery(
      Outbox outbox, NoticeSender sender, Patience patience, InstantSource clock) {
    this.outbox = outbox;
    this.sender = sender;
    this.patience = patience;
    this.clock = clock;
    this.thread = new Thread(this::run, "licensing-notices");
    this.thread.setDaemon(true);
  }

  /**
   * Starts the thread.
   *
   * @throws IllegalThreadStateException if it was started before
   */
  public NoticeDelivery start() {
    thread.start();
    return this;
  }

  /**
   * Sends what is due now, in the thread of the caller. For tests, and for who has a scheduler of
   * their own.
   *
   * @return how many notices it has taken
   * @throws StoreException if the outbox cannot be reached; what was taken comes back by itself
   */
  public int deliverDue() {
    Instant now = clock.instant();
    Instant until = now.plus(TAKEN_FOR);
    List<Taken> taken = outbox.take(now, until, AT_ONCE);
    for (Taken one : taken) {
      boolean inTime = clock.instant().plus(LONGEST_SENDING).isBefore(until);
      if (inTime && closed.getCount() > 0) {
        deliver(one);
      } else {
        outbox.failed(one, now);
      }
    }
    return taken.size();
  }

  private void deliver(Taken taken) {
    try {
      sender.send(taken.pending());
      outbox.delivered(taken.pending().id());
    } catch (NotDelivered e) {
      failed(taken, e);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      // Its message may hold anything.
      failed(taken, NotDelivered.forNow(e.getClass().getName()));
    }
  }

  private void failed(Taken taken, NotDelivered failure) {
    String problem = String.valueOf(failure.getMessage());
    Instant now = clock.instant();
    if (failure.isForGood() || taken.attempt() >= patience.attempts()) {
      LOG.error("notice {} is put aside: {}", taken.pending().id(), problem);
      outbox.gaveUp(taken, now, problem);
    } else {
      LOG.warn("notice {}, attempt {}: {}", taken.pending().id(), taken.attempt(), problem);
      outbox.failed(taken, now.plus(patience.after(taken.attempt())));
    }
  }

  private void run() {
    try {
      Duration pause = Duration.ZERO;
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long to wait after it. */
  private Duration round() {
    try {
      return deliverDue() > 0 ? Duration.ZERO : IDLE;
    } catch (RuntimeException e) {
      LOG.warn("notices wait: {}", e.getClass().getName());
      return AFTER_TROUBLE;
    }
  }

  /** Lets the notice that is being sent come to its end, and begins no other. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(LONGEST_SENDING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
