package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs probes side by side, each on a daemon thread of its own, so that one that hangs costs its
 * limit and nothing else (rule 13.3). A thread that hangs for good is interrupted and left behind.
 */
final class TimeBoxed {

  /** Made when there is something to say: a start does not pay for it. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.machine");
  }

  private TimeBoxed() {}

  /** What could be read by then; a probe that fails, hangs or finds a placeholder is missing. */
  static Map<ComponentKind, String> read(List<ComponentProbe> probes, Deadline whole) {
    Map<ComponentKind, Running<String>> all = new EnumMap<>(ComponentKind.class);
    for (ComponentProbe probe : probes) {
      all.put(probe.kind(), start(name(probe.kind()), probe.limit(), probe.reading()));
    }
    Map<ComponentKind, String> read = new EnumMap<>(ComponentKind.class);
    for (Map.Entry<ComponentKind, Running<String>> running : all.entrySet()) {
      ComponentKind kind = running.getKey();
      String value = await(running.getValue(), whole).orElse("");
      Optional<String> meaningful = Placeholders.meaningful(kind, value);
      if (meaningful.isPresent()) {
        read.put(kind, meaningful.get());
      }
    }
    return read;
  }

  /** The same for one thing alone. */
  static <T> Optional<T> read(
      String what, Duration limit, Callable<Optional<T>> reading, Deadline whole) {
    return await(start(what, limit, reading), whole);
  }

  private static String name(ComponentKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Running<T> start(String what, Duration limit, Callable<Optional<T>> reading) {
    FutureTask<Optional<T>> task = new FutureTask<>(reading);
    Thread thread = new Thread(task, "licensing-probe-" + what);
    thread.setDaemon(true);
    thread.start();
    return new Running<>(what, task, Deadline.in(limit));
  }

  private static <T> Optional<T> await(Running<T> running, Deadline whole) {
    try {
      return running.task.get(running.own.nanosLeft(whole), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      Log.LOG.debug("{} could not be read in time", running.what);
    } catch (ExecutionException e) {
      // A missing library or a native failure arrives here as well: unknown, not fatal.
      Log.LOG.debug("{} could not be read: {}", running.what, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.task.cancel(true);
    return Optional.empty();
  }

  private record Running<T>(String what, FutureTask<Optional<T>> task, Deadline own) {}
}
