package dev.licensing.testkit.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whose work is under way, the innermost on top. What happens in between is none of who waits, so
 * there is a floor under it.
 */
final class Frames {

  private static final Frame FLOOR = new Frame(Optional.empty(), 0);

  private final Deque<Frame> frames = new ArrayDeque<>();

  /** Work of a node, and the life of the node it belongs to. */
  private record Frame(Optional<Node> node, int life) {}

  void enter(Node node) {
    frames.push(new Frame(Optional.of(node), node.life()));
  }

  void leave() {
    frames.pop();
  }

  /** Does what happens in between; who crashes there is down, and that is all. */
  void apart(Runnable work) {
    frames.push(FLOOR);
    try {
      work.run();
    } catch (Crashed e) {
      return; // its node knows
    } finally {
      frames.pop();
    }
  }

  /** Who waited may have crashed in the meantime. */
  void goOn() {
    Frame top = frames.peek();
    if (top != null && top.node().filter(node -> node.life() != top.life()).isPresent()) {
      throw new Crashed(top.node().orElseThrow());
    }
  }
}
