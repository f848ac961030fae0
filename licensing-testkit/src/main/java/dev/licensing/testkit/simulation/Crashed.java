package dev.licensing.testkit.simulation;

/**
 * Takes the place of a process that stopped: whatever it was doing is left undone. An error, so
 * that no code under test takes it for a failure it could handle.
 */
final class Crashed extends Error {

  private static final long serialVersionUID = 1;

  private final transient Node node;

  Crashed(Node node) {
    super(node.name() + " has crashed", null, false, false);
    this.node = node;
  }

  Node node() {
    return node;
  }
}
