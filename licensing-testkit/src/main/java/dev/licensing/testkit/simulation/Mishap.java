package dev.licensing.testkit.simulation;

/** What goes wrong in a simulation; how often is for {@link Simulation#mishap} to say. */
public enum Mishap {
  /** A message never arrives. */
  LOST,
  /** A message arrives twice, the second time perhaps much later. */
  DUPLICATED,
  /** A message arrives as another, see {@link Network#damaging}. */
  DAMAGED,
  /** A message takes seconds, minutes or hours. */
  DELAYED,
  /** At a point where something else may happen, it does: another action, in between. */
  INTERLEAVED,
  /** A computer stops at a {@linkplain Node#crashPoint crash point}, and starts again later. */
  CRASHED,
  /** Computers cannot reach each other for some seconds; once in so many steps. */
  CUT_OFF,
  /** A clock is set wrong, see {@link Node#unsteady}; once in so many steps. */
  CLOCK_SET
}
