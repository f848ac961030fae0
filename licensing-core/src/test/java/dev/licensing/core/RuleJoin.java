package dev.licensing.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules page on one side, the tags of the tests on the other.
 *
 * <p>On the page a rule is a list line or heading that starts with its number in bold, such as
 * {@code - **2.4** Activating again …}, below the heading {@code ## In force} or {@code ##
 * Planned}. Anything else on the page is text.
 */
final class RuleJoin {
  private static final Pattern SECTION = Pattern.compile("##\\s+(.*)");
  private static final Pattern RULE =
      Pattern.compile("\\s*(?:[-*+]\\s+|#{3,}\\s+)?\\*\\*(\\d+(?:\\.\\d+)+)\\*\\*.*");

  /** A tag, or a comment, text block or string: what looks like a tag in there is none. */
  private static final Pattern TAG_OR_QUOTED =
      Pattern.compile(
          "@Tag\\s*\\(\\s*\"rule-([^\"]*)\"\\s*\\)"
              + "|//[^\\n]*"
              + "|/\\*[\\s\\S]*?\\*/"
              + "|\"\"\"[\\s\\S]*?\"\"\""
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\""
              + "|'(?:[^'\\\\\\n]|\\\\.)*+'");

  private final Set<String> inForce = new TreeSet<>(RuleJoin::byNumber);
  private final Set<String> planned = new TreeSet<>(RuleJoin::byNumber);
  private final List<String> problems = new ArrayList<>();

  /** Everything on which the page and the sources (by name) disagree; empty when they agree. */
  static List<String> problems(String page, Map<String, String> sources) {
    RuleJoin join = new RuleJoin();
    join.read(page);
    join.compare(tags(sources));
    return List.copyOf(join.problems);
  }

  private void read(String page) {
    boolean inForceSeen = false;
    boolean plannedSeen = false;
    boolean fenced = false;
    Set<String> section = null;
    for (String line : page.lines().toList()) {
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
      }
      Matcher heading = SECTION.matcher(line);
      Matcher rule = RULE.matcher(line);
      if (!fenced && heading.matches()) {
        boolean force = heading.group(1).startsWith("In force");
        boolean plan = heading.group(1).startsWith("Planned");
        section = force ? inForce : plan ? planned : null;
        inForceSeen |= force;
        plannedSeen |= plan;
      } else if (!fenced && section != null && rule.matches()) {
        add(rule.group(1), section);
      }
    }
    if (!inForceSeen || !plannedSeen) {
      problems.add("the page needs the headings '## In force' and '## Planned'");
    }
  }

  private void add(String number, Set<String> section) {
    if (inForce.contains(number) || planned.contains(number)) {
      problems.add("rule " + number + " stands twice");
    }
    section.add(number);
  }

  private void compare(Map<String, Set<String>> tags) {
    for (String number : inForce) {
      if (!tags.containsKey(number)) {
        problems.add("rule " + number + " is in force and has no test");
      }
    }
    tags.forEach(
        (number, places) -> {
          if (planned.contains(number)) {
            problems.add("rule " + number + " is planned and has a test; move it to In force");
          } else if (!inForce.contains(number)) {
            problems.add("tag rule-" + number + " names no rule: " + places);
          }
        });
  }

  private static Map<String, Set<String>> tags(Map<String, String> sources) {
    Map<String, Set<String>> places = new TreeMap<>(RuleJoin::byNumber);
    sources.forEach(
        (name, source) ->
            TAG_OR_QUOTED
                .matcher(source)
                .results()
                .map(RuleJoin::taggedNumber)
                .filter(number -> !number.isEmpty())
                .forEach(number -> places.computeIfAbsent(number, n -> new TreeSet<>()).add(name)));
    return places;
  }

  private static String taggedNumber(MatchResult match) {
    return match.group(1) == null ? "" : match.group(1);
  }

  /** 2.4 before 2.10; what is no number keeps its place in the alphabet. */
  private static int byNumber(String one, String other) {
    return sortable(one).compareTo(sortable(other));
  }

  private static String sortable(String number) {
    return Pattern.compile("\\.")
        .splitAsStream(number)
        .map(part -> " ".repeat(Math.max(0, 4 - part.length())) + part)
        .collect(Collectors.joining("."));
  }
}
