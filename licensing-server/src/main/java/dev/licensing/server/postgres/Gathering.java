package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.Submission;
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
 * Lets commands that come at the same time be done together. Nobody waits for company: who comes
 * first begins at once, alone; who comes while as many are at work as may be waits, and is taken
 * along by the first who is free. No thread of its own. Safe for use by several threads.
 */
final class Gathering {

  /** So many batches at a time: while one waits for the disk, the next is made. */
  private static final int MOST_AT_WORK = 2;

  /** So many commands in one. */
  private static final int MOST_TOGETHER = 64;

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int atWork;

  /** Does several together. */
  interface Together {

    /** What came of each; what is empty was not done, and is to be tried alone. */
    List<Optional<Execution>> run(LicenseEngine engine, List<Submission> submissions);
  }

  /** Whose thread does the work of a batch, or sleeps until another has done it. */
  private static final class Waiting {
    private final Thread thread = Thread.currentThread();
    private final LicenseEngine engine;
    private final Submission submission;

    /** What must not be twice in a batch; made once, outside of the lock. */
    private final Set<Object> keys;

    private volatile @Nullable Supplier<Optional<Execution>> outcome;

    Waiting(LicenseEngine engine, Submission submission) {
      this.engine = engine;
      this.submission = submission;
      this.keys = keys(submission);
    }

    private static Set<Object> keys(Submission submission) {
      Set<Object> keys = new HashSet<>();
      submission.idempotency().ifPresent(keys::add);
      Command command = submission.command();
      if (command instanceof Activate activate) {
        // Of what could be one machine on one serial, the second rests on the first.
        Optional<AccountId> user = activate.origin().by().person();
        keys.add(List.of(activate.serial(), user, activate.machine().identity()));
        activate
            .machine()
            .identity()
            .components()
            .forEach((kind, hash) -> keys.add(List.of(activate.serial(), user, kind, hash)));
      } else if (command instanceof Refresh refresh) {
        keys.add(refresh.activation());
      }
      return keys;
    }

    boolean isLike(Waiting other) {
      return engine == other.engine
          && submission.command().getClass().equals(other.submission.command().getClass());
    }

    void ended(Supplier<Optional<Execution>> how) {
      outcome = how;
      LockSupport.unpark(thread);
    }
  }

  /** Whether a command gains by company: there are many of its kind, and they are short. */
  static boolean welcomes(Command command) {
    return command instanceof Activate || command instanceof Refresh;
  }

  /**
   * Has it done; throws what {@code alone} throws.
   *
   * @param alone does it by itself
   */
  Execution execute(
      LicenseEngine engine, Submission submission, Supplier<Execution> alone, Together together) {
    Waiting mine = new Waiting(engine, submission);
    synchronized (this) {
      waiting.add(mine);
    }
    boolean interrupted = false;
    try {
      for (; ; ) {
        Supplier<Optional<Execution>> outcome = mine.outcome;
        if (outcome != null) {
          return outcome.get().orElseGet(alone);
        }
        List<Waiting> batch = begin(mine);
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
  private synchronized List<Waiting> begin(Waiting mine) {
    if (atWork >= MOST_AT_WORK || !waiting.remove(mine)) {
      return List.of();
    }
    atWork++;
    List<Waiting> batch = new ArrayList<>(List.of(mine));
    Set<Object> taken = new HashSet<>(mine.keys);
    Iterator<Waiting> others = waiting.iterator();
    while (batch.size() < MOST_TOGETHER && others.hasNext()) {
      Waiting other = others.next();
      if (other.isLike(mine) && Collections.disjoint(other.keys, taken)) {
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
  private static boolean run(List<Waiting> batch, Together together) {
    List<Submission> submissions = batch.stream().map(one -> one.submission).toList();
    List<Supplier<Optional<Execution>>> outcomes =
        new ArrayList<>(Collections.nCopies(batch.size(), Optional::empty));
    try {
      List<Optional<Execution>> all = together.run(batch.get(0).engine, submissions);
      for (int i = 0; i < outcomes.size(); i++) {
        Optional<Execution> its = all.get(i);
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
