package dev.licensing.testkit.simulation;

/** Ends a run at once, from however deep inside. */
final class Violated extends Error {

  private static final long serialVersionUID = 1;

  Violated(Run.Violation violation) {
    super(violation.toString(), null, false, false);
  }
}
