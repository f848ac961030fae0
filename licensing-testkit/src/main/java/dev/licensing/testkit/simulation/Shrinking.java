package dev.licensing.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a run small: leaves steps out, many at first and then each; then makes the choices of those
 * that are left plainer, from the last to the first. What still breaks the same invariant is kept.
 */
final class Shrinking {

  private final Simulator simulator;
  private final String invariant;
  private int attempts;
  private Run best;

  Shrinking(Simulator simulator, Run broken, int attempts) {
    this.simulator = simulator;
    this.invariant = broken.violation().orElseThrow().invariant();
    this.attempts = attempts;
    this.best = broken;
  }

  Run smallest() {
    boolean smaller = true;
    while (smaller && attempts > 0) {
      boolean fewer = false;
      while (attempts > 0 && leaveOut()) {
        fewer = true; // what could not be spared before may be by now
      }
      boolean plainer = makePlain();
      smaller = fewer || plainer;
    }
    return best;
  }

  private boolean leaveOut() {
    boolean any = false;
    for (int size = Math.max(1, numbers().size() / 2); size > 0; size /= 2) {
      for (int end = numbers().size(); end > 0; end -= size) {
        List<Integer> numbers = numbers();
        end = Math.min(end, numbers.size());
        SortedMap<Integer, List<Integer>> fewer = new TreeMap<>(best.script().steps());
        fewer.keySet().removeAll(numbers.subList(Math.max(0, end - size), end));
        any |= keep(fewer);
      }
    }
    return any;
  }

  /** The setting up is never left out. */
  private List<Integer> numbers() {
    return best.script().steps().keySet().stream().filter(number -> number > 0).toList();
  }

  private boolean makePlain() {
    boolean any = false;
    for (int number : best.script().steps().keySet()) {
      any |= makePlain(number);
    }
    return any;
  }

  private boolean makePlain(int number) {
    boolean any = false;
    for (int place = choices(number).size() - 1; place >= 0; place--) {
      any |= without(number, place) || smaller(number, place);
    }
    return any;
  }

  private List<Integer> choices(int number) {
    return best.script().steps().getOrDefault(number, List.of());
  }

  private boolean without(int number, int place) {
    List<Integer> fewer = new ArrayList<>(choices(number));
    if (place >= fewer.size()) {
      return false;
    }
    fewer.remove(place);
    return keep(number, fewer);
  }

  /** Zero if possible; else half as often as possible, then one less. */
  private boolean smaller(int number, int place) {
    boolean any = false;
    while (place < choices(number).size() && choices(number).get(place) > 0) {
      int value = choices(number).get(place);
      if (!becomes(number, place, 0)
          && !becomes(number, place, value / 2)
          && !becomes(number, place, value - 1)) {
        break;
      }
      any = true;
    }
    return any;
  }

  private boolean becomes(int number, int place, int value) {
    List<Integer> changed = new ArrayList<>(choices(number));
    return place < changed.size() && changed.set(place, value) != value && keep(number, changed);
  }

  private boolean keep(int number, List<Integer> choices) {
    SortedMap<Integer, List<Integer>> changed = new TreeMap<>(best.script().steps());
    changed.put(number, choices);
    return keep(changed);
  }

  private boolean keep(SortedMap<Integer, List<Integer>> steps) {
    if (attempts <= 0 || steps.equals(best.script().steps())) {
      return false;
    }
    attempts--;
    Run run = simulator.replay(new Script(best.script().seed(), steps));
    boolean same = run.violation().filter(v -> v.invariant().equals(invariant)).isPresent();
    if (same) {
      best = run;
    }
    return same;
  }
}
