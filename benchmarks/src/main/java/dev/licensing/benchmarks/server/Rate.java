package dev.licensing.benchmarks.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * How often something was done in a time by so many at once.
 *
 * @param perSecond all of them together
 * @param median how long one takes, in milliseconds
 * @param p99 and at the 99th hundredth
 * @param least of the least busy worker against the average, 1 if all did the same
 */
record Rate(double perSecond, double median, double p99, double least) {

  private static final double NANOS = 1e9;

  /** Thrown by a worker that has nothing more to do. */
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What each worker does again and again; a worker has its own. */
  static Rate of(int workers, double seconds, Supplier<Runnable> work)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      long begun = System.nanoTime();
      long end = begun + (long) (seconds * NANOS);
      List<Future<long[]>> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        Runnable own = work.get();
        all.add(pool.submit(() -> untilThen(own, end)));
      }
      List<long[]> took = new ArrayList<>();
      for (Future<long[]> one : all) {
        took.add(one.get());
      }
      return of(took, (System.nanoTime() - begun) / NANOS);
    } finally {
      pool.shutdownNow();
    }
  }

  private static long[] untilThen(Runnable work, long end) {
    long[] took = new long[1024];
    int count = 0;
    long now = System.nanoTime();
    while (now < end) {
      try {
        work.run();
      } catch (Enough e) {
        break;
      }
      long after = System.nanoTime();
      if (count == took.length) {
        took = Arrays.copyOf(took, count * 2);
      }
      took[count++] = after - now;
      now = after;
    }
    return Arrays.copyOf(took, count);
  }

  private static Rate of(List<long[]> took, double seconds) {
    long[] all = took.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    long least = took.stream().mapToLong(one -> one.length).min().orElse(0);
    return new Rate(
        all.length / seconds,
        all[all.length / 2] / 1e6,
        all[(int) (all.length * 0.99)] / 1e6,
        (double) least * took.size() / all.length);
  }
}
