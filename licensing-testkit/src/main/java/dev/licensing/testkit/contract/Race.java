package dev.licensing.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Lets several threads start at the same moment, each with its own work, and waits for all. */
final class Race {

  private static final long LONGEST_SECONDS = 60;

  private Race() {}

  /** What each rival, numbered from 0, came back with; a failure of one fails the race. */
  static <T> List<T> between(int rivals, IntFunction<T> work) {
    List<Callable<T>> each = new ArrayList<>();
    for (int i = 0; i < rivals; i++) {
      int rival = i;
      each.add(() -> work.apply(rival));
    }
    return run(each);
  }

  /** What the two came back with. */
  static <T> List<T> between(Callable<? extends T> one, Callable<? extends T> other) {
    return run(List.of(one, other));
  }

  private static <T> List<T> run(List<? extends Callable<? extends T>> rivals) {
    CyclicBarrier start = new CyclicBarrier(rivals.size());
    ExecutorService threads = threads(rivals.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<? extends T> rival : rivals) {
        running.add(
            threads.submit(
                () -> {
                  start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                  return rival.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> rival : running) {
        results.add(rival.get(LONGEST_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a rival failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a rival is stuck after " + LONGEST_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the race was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static ExecutorService threads(int rivals) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        rivals,
        work -> {
          Thread thread = new Thread(work, "contract-rival-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
