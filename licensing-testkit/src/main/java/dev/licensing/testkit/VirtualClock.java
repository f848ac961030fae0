package dev.licensing.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe for use by several threads. */
public final class VirtualClock implements InstantSource {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now;

  /** Stands at midnight (UTC) of 1 January 2026. */
  public VirtualClock() {
    this(START);
  }

  /** Stands at this instant. */
  public VirtualClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Jumps, forwards or backwards. */
  public void set(Instant instant) {
    now.set(instant);
  }

  /** Moves on by this much, back if it is negative, and returns the new time. */
  public Instant advance(Duration by) {
    return now.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public String toString() {
    return "VirtualClock[" + now + "]";
  }
}
