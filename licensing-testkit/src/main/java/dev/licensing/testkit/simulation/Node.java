package dev.licensing.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One computer of a simulation, or one process: it has a clock, and may crash. What it keeps over a
 * crash is what its {@linkplain #onStart start} leaves in place: build everything else anew there.
 */
public final class Node {

  private final Simulation simulation;
  private final String name;
  private Runnable start = () -> {};
  private boolean up = true;
  private Duration off = Duration.ZERO;
  private List<Duration> faces = List.of(Duration.ZERO);
  private int life;
  private int running;

  Node(Simulation simulation, String name) {
    this.simulation = simulation;
    this.name = name;
  }

  /** As it is called in notes. */
  public String name() {
    return name;
  }

  /** Whether it runs. */
  public boolean isUp() {
    return up;
  }

  /** Whether something of it runs right now and waits: what is not thread-safe must not begin. */
  public boolean isBusy() {
    return running > 0;
  }

  /** Does this now, and whenever the node starts again after a crash. */
  public Node onStart(Runnable starting) {
    start = starting;
    run(start);
    return this;
  }

  /** Its clock may be wrong by these, and right again. */
  public Node unsteady(Duration... by) {
    faces = new ArrayList<>(faces);
    faces.addAll(List.of(by));
    return this;
  }

  /** What time it is there. */
  public InstantSource clock() {
    return this::time;
  }

  private Instant time() {
    return simulation.now().plus(off);
  }

  /**
   * Runs what belongs to this node.
   *
   * @return false if it is down, or went down on the way, and the work was left undone
   */
  public boolean run(Runnable work) {
    if (!up) {
      return false;
    }
    running++;
    simulation.frames().enter(this);
    try {
      work.run();
      return true;
    } catch (Crashed e) {
      if (e.node() != this) {
        throw e;
      }
      return false;
    } finally {
      simulation.frames().leave();
      running--;
    }
  }

  /** A point at which it may crash: whatever of it runs ends here. */
  public void crashPoint() {
    if (simulation.happens(Mishap.CRASHED)) {
      crash();
      throw new Crashed(this);
    }
  }

  /**
   * It crashes, and starts again some seconds later. What of it is waiting for something ends as
   * soon as that comes.
   */
  public void crash() {
    if (up) {
      up = false;
      life++;
      simulation.note(name + " crashes");
      int wait = 5 * (1 + simulation.choices().below(4));
      simulation.after(Duration.ofSeconds(wait), this::restart);
    }
  }

  void restart() {
    if (!up) {
      simulation.note(name + " starts again");
      up = true;
      run(start);
    }
  }

  int life() {
    return life;
  }

  /** Sets its clock, wrong or right. */
  void setClock() {
    off = simulation.choices().any(faces);
    simulation.note("the clock of " + name + " is off by " + off);
  }

  boolean hasSteadyClock() {
    return faces.size() == 1;
  }

  void rightClock() {
    off = Duration.ZERO;
  }

  @Override
  public String toString() {
    return name;
  }
}
