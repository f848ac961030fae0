package dev.licensing.core;

import dev.licensing.core.decision.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page of outcomes, as a table that can be asked. */
final class OutcomesPage {

  private static final Pattern QUOTED = Pattern.compile("`([A-Za-z_]+)`");

  private final String text;
  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  private OutcomesPage(String text) {
    this.text = text;
    text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> List.of(line.substring(1).split("\\|")))
        .forEach(cells -> rows.put(quoted(cells.get(0)).iterator().next(), cells));
  }

  static OutcomesPage read() {
    try {
      return new OutcomesPage(Files.readString(Path.of("..", "docs", "reference", "outcomes.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The codes, from the first row to the last. */
  List<String> codes() {
    return List.copyOf(rows.keySet());
  }

  /** Everything in capitals that the page names and that is no code of a refusal. */
  Set<String> remedies() {
    Set<String> named = quoted(text);
    named.removeIf(word -> !word.equals(word.toUpperCase(Locale.ROOT)));
    named.removeAll(rows.keySet());
    return named;
  }

  /** What a refusal says that its row does not; empty if the page tells the truth. */
  List<String> untold(Refusal refusal) {
    List<String> cells = rows.get(refusal.code().name());
    List<String> untold = new ArrayList<>();
    Set<String> facts = quoted(cells.get(2));
    Set<String> remedies = quoted(cells.get(3));
    refusal.facts().keySet().stream()
        .filter(fact -> !facts.contains(fact))
        .forEach(fact -> untold.add("fact " + fact));
    refusal.remedies().stream()
        .map(remedy -> remedy.code().name())
        .filter(code -> !remedies.contains(code))
        .forEach(code -> untold.add("remedy " + code));
    boolean waiting = !cells.get(4).strip().equals("no");
    if (refusal.retryAt().isPresent() && !waiting) {
      untold.add("waiting helps");
    }
    return untold;
  }

  private static Set<String> quoted(String text) {
    Set<String> words = new TreeSet<>();
    QUOTED.matcher(text).results().map((MatchResult m) -> m.group(1)).forEach(words::add);
    return words;
  }
}
