package dev.licensing.server.postgres;

import dev.licensing.core.spi.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets what comes at the same time be done together. Nobody waits for company: who comes first
 * begins at once, alone; who comes while as many are at work as may be waits, and is taken along by
 * the first who is free. No thread of its own. Safe for use by several threads.
 *
 * @param <Q> what comes
 * @param <A> what comes of it
 */
final class Gathering<Q extends Gathering.Guest<Q>, A> {

  /** So many batches at a time: while one waits for the disk, the next is made. */
  private static final int MOST_AT_WORK = 2;

  /** So many in one. */
  private static final int MOST_TOGETHER = 64;

  private final Deque<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private int atWork;

  /** What can be done together with others. */
  interface Guest<Q> {

    /** Whether the two can be done by the same statements. */
    boolean isLike(Q other);

    /** What must not be twice in a batch. */
    Set<Object> keys();
  }

  /** Does several together. */
  interface Together<Q, A> {

    /** What came of each; what is empty was not done, and is to be tried alone. */
    List<Optional<A>> run(List<Q> guests);
  }

  /** Whose thread does the work of a batch, or sleeps until another has done it. */
  private static final class Waiting<Q extends Guest<Q>, A> {
    private final Thread thread = Thread.currentThread();
    private final Q guest;

    /** Made once, outside of the lock. */
    private final Set<Object> keys;

    private volatile @Nullable Supplier<Optional<A>> outcome;

    Waiting(Q guest) {
      this.guest = guest;
      this.keys = guest.keys();
    }

    void ended(Supplier<Optional<A>> how) {
      outcome = how;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Has it done; throws what {@code alone} throws.
   *
   * @param alone does it by itself
   */
  A execute(Q guest, Supplier<A> alone, Together<Q, A> together) {
    Waiting<Q, A> mine = new Waiting<>(guest);
    synchronized (this) {
      waiting.add(mine);
    }
    boolean interrupted = false;
    try {
      for (; ; ) {
        Supplier<Optional<A>> outcome = mine.outcome;
        if (outcome != null) {
          return outcome.get().orElseGet(alone);
        }
        List<Waiting<Q, A>> batch = begin(mine);
        if (batch.size() == 1) {
          return whileAtWork(alone);
        } else if (batch.isEmpty()) {
          LockSupport.park(this);
          interrupted |= Thread.interrupted();
        } else {
          whileAtWork(() -> run(batch, together));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The batch that this thread does now; empty if it is to wait. */
  private synchronized List<Waiting<Q, A>> begin(Waiting<Q, A> mine) {
    if (atWork >= MOST_AT_WORK || !waiting.remove(mine)) {
      return List.of();
    }
    atWork++;
    List<Waiting<Q, A>> batch = new ArrayList<>(List.of(mine));
    Set<Object> taken = new HashSet<>(mine.keys);
    Iterator<Waiting<Q, A>> others = waiting.iterator();
    while (batch.size() < MOST_TOGETHER && others.hasNext()) {
      Waiting<Q, A> other = others.next();
      if (other.guest.isLike(mine.guest) && Collections.disjoint(other.keys, taken)) {
        taken.addAll(other.keys);
        batch.add(other);
        others.remove();
      }
    }
    wakeNext();
    return batch;
  }

  private <T> T whileAtWork(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      synchronized (this) {
        atWork--;
        wakeNext();
      }
    }
  }

  private void wakeNext() {
    if (atWork < MOST_AT_WORK && !waiting.isEmpty()) {
      LockSupport.unpark(waiting.peek().thread);
    }
  }

  /**
   * All learn what came of theirs. Of an outcome that is not known nobody tries again by himself:
   * what was lost with the connection may have been committed.
   */
  private boolean run(List<Waiting<Q, A>> batch, Together<Q, A> together) {
    List<Q> guests = batch.stream().map(one -> one.guest).toList();
    List<Supplier<Optional<A>>> outcomes =
        new ArrayList<>(Collections.nCopies(batch.size(), Optional::empty));
    try {
      List<Optional<A>> all = together.run(guests);
      for (int i = 0; i < outcomes.size(); i++) {
        Optional<A> its = all.get(i);
        outcomes.set(i, () -> its);
      }
    } catch (StoreException e) {
      Collections.fill(
          outcomes,
          () -> {
            throw new StoreException(e.kind(), String.valueOf(e.getMessage()), e);
          });
    } finally {
      for (int i = 0; i < outcomes.size(); i++) {
        batch.get(i).ended(outcomes.get(i));
      }
    }
    return true;
  }
}
