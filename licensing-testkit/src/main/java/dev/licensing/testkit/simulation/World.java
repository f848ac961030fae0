package dev.licensing.testkit.simulation;

/** What is simulated: it is set up anew for every run. */
@FunctionalInterface
public interface World {

  /** Makes nodes, actions and invariants; choices made here belong to the run. */
  void setUp(Simulation simulation);
}
