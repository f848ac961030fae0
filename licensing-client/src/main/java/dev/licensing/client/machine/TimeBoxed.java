package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  private static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.machine");

  private TimeBoxed() {}

  /** What could be read by then; a probe that fails, hangs or finds a placeholder is missing. */
  static Map<ComponentKind, String> read(List<ComponentProbe> probes, Deadline whole) {
    List<Running> all = new ArrayList<>();
    probes.forEach(probe -> all.add(start(probe)));
    Map<ComponentKind, String> read = new EnumMap<>(ComponentKind.class);
    for (Running running : all) {
      await(running, whole)
          .flatMap(value -> Placeholders.meaningful(running.kind(), value))
          .ifPresent(value -> read.put(running.kind(), value));
    }
    return read;
  }

  private static Running start(ComponentProbe probe) {
    FutureTask<Optional<String>> task = new FutureTask<>(probe.reading());
    String name = "licensing-probe-" + probe.kind().name().toLowerCase(Locale.ROOT);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return new Running(probe.kind(), task, Deadline.in(probe.limit()));
  }

  private static Optional<String> await(Running running, Deadline whole) {
    try {
      return running.task.get(running.own.nanosLeft(whole), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.debug("{} could not be read in time", running.kind);
    } catch (ExecutionException e) {
      // A missing library or a native failure arrives here as well: unknown, not fatal.
      LOG.debug("{} could not be read: {}", running.kind, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.task.cancel(true);
    return Optional.empty();
  }

  private record Running(ComponentKind kind, FutureTask<Optional<String>> task, Deadline own) {}
}
