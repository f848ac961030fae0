package dev.licensing.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Safe for use by several threads. */
public final class VirtualClock implements InstantSource {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Instant now;

  /** Stands at midnight (UTC) of 1 January 2026. */
  public VirtualClock() {
    this(START);
  }

  /** Stands at this instant. */
  public VirtualClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Jumps, forwards or backwards. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /** Moves on by this much, back if it is negative, and returns the new time. */
  public synchronized Instant advance(Duration by) {
    Instant later = now.plus(by);
    now = later;
    return later;
  }

  @Override
  public String toString() {
    return "VirtualClock[" + now + "]";
  }
}
