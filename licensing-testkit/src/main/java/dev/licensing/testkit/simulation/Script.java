package dev.licensing.testkit.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All choices of a run, by which it can be told again: a seed, and numbers for each step. Its text
 * is for people and tests to keep; a line that begins with {@code #} is a comment.
 *
 * @param seed of what is not chosen but only has to differ, such as ids
 * @param steps by their number, 0 being the setting up; a step keeps its number when others are
 *     left out
 */
public record Script(long seed, SortedMap<Integer, List<Integer>> steps) {

  private static final String HEAD = "simulation 1";

  /** Copies the steps. */
  public Script {
    SortedMap<Integer, List<Integer>> copy = new TreeMap<>();
    steps.forEach((number, choices) -> copy.put(number, List.copyOf(choices)));
    steps = Collections.unmodifiableSortedMap(copy);
  }

  /** The text that {@link #read} reads. */
  public String text() {
    return text(Map.of());
  }

  /** The same, with comments on the steps. */
  String text(Map<Integer, List<String>> comments) {
    StringBuilder text = new StringBuilder(HEAD + "\nseed " + seed + "\n");
    steps.forEach(
        (number, choices) -> {
          text.append(number).append(':');
          choices.forEach(choice -> text.append(' ').append(choice));
          text.append('\n');
          comments
              .getOrDefault(number, List.of())
              .forEach(line -> text.append("#   ").append(oneLine(line)).append('\n'));
        });
    return text.toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  /**
   * Reads a text of {@link #text}; space around lines and empty lines do not matter.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Script read(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().map(String::strip).forEach(lines::add);
    lines.removeIf(line -> line.isEmpty() || line.startsWith("#"));
    if (lines.size() < 2 || !lines.get(0).equals(HEAD) || !lines.get(1).startsWith("seed ")) {
      throw new IllegalArgumentException("a script begins with '" + HEAD + "' and a seed");
    }
    long seed = Long.parseLong(lines.get(1).substring("seed ".length()).strip());
    SortedMap<Integer, List<Integer>> steps = new TreeMap<>();
    for (String line : lines.subList(2, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 1 || steps.put(number(line.substring(0, colon)), numbers(line, colon)) != null) {
        throw new IllegalArgumentException("not a step, or one that was there: " + line);
      }
    }
    return new Script(seed, steps);
  }

  private static List<Integer> numbers(String line, int colon) {
    return Arrays.stream(line.substring(colon + 1).strip().split(" +"))
        .filter(word -> !word.isEmpty())
        .map(Script::number)
        .toList();
  }

  private static int number(String word) {
    int number = Integer.parseInt(word);
    if (number < 0) {
      throw new IllegalArgumentException("no choice is negative: " + word);
    }
    return number;
  }

  @Override
  public String toString() {
    return "Script[seed " + seed + ", steps " + list() + "]";
  }

  private String list() {
    return steps.keySet().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
