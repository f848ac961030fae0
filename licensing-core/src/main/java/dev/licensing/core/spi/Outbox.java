package dev.licensing.core.spi;

import dev.licensing.core.decision.Notice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Notices that were committed with their change and wait for delivery (rule 10.3). Any number of
 * deliverers may share one: each notice is taken by one of them at a time, and notices on one
 * {@link Notice#subject} are taken one after the other, in the order in which they were written.
 *
 * <p>A notice is delivered at least once. A deliverer that dies, or is late, leaves it to another
 * one; its id stays the same, so that whoever receives it can tell.
 */
public interface Outbox {

  /** The oldest notices that wait, taken or not, at most {@code most}. For looking at them. */
  List<Pending> pending(int most);

  /**
   * Takes the oldest notices that are due, of each subject at most one, and none whose subject has
   * an older one that still waits.
   *
   * @param until from when they are given to others again, unless something became of them
   */
  List<Taken> take(Instant now, Instant until, int most);

  /** Takes a delivered notice out; doing so twice is the same as once. */
  void delivered(UUID id);

  /**
   * Lets the notice wait until it is tried again, and whatever waits behind it. Changes nothing if
   * it was taken again meanwhile.
   *
   * @param again when
   */
  void failed(Taken taken, Instant again);

  /**
   * Puts the notice aside, so that those behind it go on. Changes nothing if it was taken again
   * meanwhile.
   *
   * @param problem for people; at most 200 characters, without personal data
   */
  void gaveUp(Taken taken, Instant at, String problem);

  /** What was put aside, the oldest first, at most {@code most}. */
  List<DeadLetter> deadLetters(int most);

  /**
   * Lets a dead letter wait again, in its old place and as if it had never been tried.
   *
   * @return whether there was one
   */
  boolean revive(UUID id, Instant now);

  /** A notice that waits, since this instant. */
  record Pending(UUID id, Instant since, Notice notice) {}

  /**
   * A notice to deliver.
   *
   * @param attempt the first is 1
   */
  record Taken(Pending pending, int attempt) {}

  /**
   * A notice that could not be delivered.
   *
   * @param at when it was put aside
   */
  record DeadLetter(Pending pending, int attempts, Instant at, String problem) {}
}
