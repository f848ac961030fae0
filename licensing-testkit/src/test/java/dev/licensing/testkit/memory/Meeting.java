package dev.licensing.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.spi.Submission;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets no rival of a race commit before so many have decided, time and again, so that races are
 * certain. Of two, once the later and once the earlier commits first, so that both orders occur
 * whoever is the faster. Where fewer come, they go on after a while, and race by chance from then
 * on.
 */
final class Meeting implements LicenseStore {

  private static final long PATIENCE_SECONDS = 2;
  private static final long MOMENT_MILLIS = 100;

  private final LicenseStore store;
  private final int rivals;
  private final AtomicInteger meetings = new AtomicInteger();
  private final CyclicBarrier decided;
  private final Semaphore committed = new Semaphore(0);

  Meeting(LicenseStore store, int rivals) {
    this.store = store;
    this.rivals = rivals;
    this.decided = new CyclicBarrier(rivals, meetings::incrementAndGet);
  }

  /** Only the first decision on a submission meets others; who has to decide again is late. */
  @Override
  public Execution execute(LicenseEngine engine, Submission submission) {
    AtomicBoolean first =
        new AtomicBoolean(Thread.currentThread().getName().startsWith("contract-rival"));
    AtomicBoolean leads = new AtomicBoolean();
    try {
      return store.execute(
          engine,
          new Submission(
              submission.command(),
              submission.idempotency(),
              decision -> {
                if (first.getAndSet(false)) {
                  meet(leads);
                }
                return submission.reply().apply(decision);
              }));
    } finally {
      if (leads.get()) {
        committed.release();
      }
    }
  }

  /** A barrier that broke lets everybody pass. */
  private void meet(AtomicBoolean leads) {
    try {
      int place = decided.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (rivals == 2) {
        leads.set((place + meetings.get()) % 2 == 0);
        follow(leads.get());
      }
    } catch (BrokenBarrierException | TimeoutException e) {
      assertThat(decided.isBroken()).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the leader a moment; where several pairs race there may be none, and nobody is stuck. */
  private void follow(boolean leading) throws InterruptedException {
    if (!leading && committed.tryAcquire(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
      committed.drainPermits();
    }
  }

  @Override
  public Facts read(FactsNeeded needed) {
    return store.read(needed);
  }

  @Override
  public RecordPage record(SerialNumber serial, Optional<String> after, int most) {
    return store.record(serial, after, most);
  }

  @Override
  public RecordPage history(Optional<String> after, int most) {
    return store.history(after, most);
  }
}
