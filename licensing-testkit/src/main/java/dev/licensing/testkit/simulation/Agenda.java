package dev.licensing.testkit.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Virtual time, and what is to happen when. */
final class Agenda {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::order));
  private Instant now = START;
  private long added;

  /** Of two at the same instant, what was entered first comes first. */
  record Entry(Instant at, long order, Runnable task) {}

  Instant now() {
    return now;
  }

  void add(Instant at, Runnable task) {
    entries.add(new Entry(at, added++, task));
  }

  /** What is due by then; time has moved to it, if it was not later already. */
  Optional<Runnable> due(Instant until) {
    Entry next = entries.peek();
    if (next == null || next.at().isAfter(until)) {
      return Optional.empty();
    }
    entries.remove();
    reach(next.at());
    return Optional.of(next.task());
  }

  /** Time never goes back. */
  void reach(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }
}
