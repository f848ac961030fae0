package dev.licensing.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/** What can be done in a world, each as often as its weight says. */
final class Actions {

  private final List<Action> all = new ArrayList<>();
  private int weight;

  /** One of them. */
  record Action(String name, int weight, Runnable act) {}

  void add(String name, int weightOfIt, Runnable act) {
    if (weightOfIt < 1) {
      throw new IllegalArgumentException("a weight is at least 1: " + name);
    }
    all.add(new Action(name, weightOfIt, act));
    weight += weightOfIt;
  }

  /** Of all together. */
  int weight() {
    return weight;
  }

  /** The plain choice is the first. */
  Action choose(Choices choices) {
    int chosen = choices.below(weight);
    for (Action action : all) {
      chosen -= action.weight();
      if (chosen < 0) {
        return action;
      }
    }
    throw new IllegalStateException("weights add up");
  }
}
