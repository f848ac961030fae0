package dev.licensing.testkit.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of one run. Immutable.
 *
 * @param script by which it can be told again
 * @param steps how many actions there were, those in between others included
 * @param violation what broke; empty if nothing did
 * @param notes what happened, in order, by step
 */
public record Run(
    Script script, int steps, Optional<Violation> violation, Map<Integer, List<String>> notes) {

  /** Copies the notes. */
  public Run {
    Map<Integer, List<String>> copy = new TreeMap<>();
    notes.forEach((step, lines) -> copy.put(step, List.copyOf(lines)));
    notes = copy;
  }

  /**
   * An invariant that did not hold.
   *
   * @param invariant its name
   * @param detail what was found instead
   */
  public record Violation(String invariant, String detail) {

    private static final int MOST_FRAMES = 12;

    /** Of what nobody expects to be thrown. */
    static Violation by(Throwable thrown) {
      String where =
          Arrays.stream(thrown.getStackTrace())
              .limit(MOST_FRAMES)
              .map(frame -> "\n    at " + frame)
              .collect(Collectors.joining());
      return new Violation("nothing is thrown", thrown + where);
    }
  }

  /** What happened, in order. */
  public List<String> trace() {
    return notes.values().stream().flatMap(List::stream).toList();
  }

  /** For people: what broke, what happened before, and the script to keep. */
  public String report() {
    String what =
        violation
            .map(found -> "BROKEN: " + found.invariant() + "\n" + found.detail())
            .orElse("nothing broke");
    return what
        + "\nafter "
        + steps
        + " actions. Told again by Simulator.replay(Script.read(TEXT)) with this text:\n\n"
        + script.text(notes)
        + atTheEnd();
  }

  /** What no step of the script stands for. */
  private String atTheEnd() {
    return notes.getOrDefault(Integer.MAX_VALUE, List.of()).stream()
        .map(line -> "#   at the end: " + line + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return "Run[" + script + ", " + violation.map(Violation::invariant).orElse("holds") + "]";
  }
}
