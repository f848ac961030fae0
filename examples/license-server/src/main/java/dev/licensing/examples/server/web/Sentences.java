package dev.licensing.examples.server.web;

import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies.RemedyBody;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for what the protocol says in codes; in {@code sentences.properties}. */
public final class Sentences {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("dev.licensing.examples.server.web.sentences");
  private static final Pattern FACT = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]|]*)(?:\\|([^\\]]*))?]");

  private Sentences() {}

  /**
   * A reason and what to do.
   *
   * @param code stable, for who asks support
   * @param sentence for people
   * @param advice each a way out
   */
  public record Said(String code, String sentence, List<String> advice) {}

  /** All that a refusal says, in its order. */
  public static List<Said> of(Problem problem) {
    if (problem.reasons().isEmpty()) {
      return List.of(new Said(problem.code(), own(problem), List.of()));
    }
    return problem.reasons().stream()
        .map(
            reason ->
                new Said(
                    reason.code(),
                    say("refusal." + reason.code(), facts(reason)),
                    reason.remedies().stream().map(Sentences::advice).distinct().toList()))
        .toList();
  }

  /** What a person can do, as a sentence. */
  public static String advice(RemedyBody remedy) {
    return say("remedy." + remedy.code(), remedy.facts());
  }

  /** The words for a code; the code itself where there are none, as from a newer server. */
  public static String say(String key, Map<String, String> facts) {
    String words;
    try {
      words = WORDS.getString(key);
    } catch (MissingResourceException e) {
      return key.substring(key.indexOf('.') + 1);
    }
    String chosen = OPTIONAL.matcher(words).replaceAll(found -> optional(found, facts));
    return FACT.matcher(chosen)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(Times.readable(facts.getOrDefault(found.group(1), "?"))));
  }

  /** What is in brackets, if its facts are known; else what stands behind the bar. */
  private static String optional(MatchResult found, Map<String, String> facts) {
    boolean known =
        FACT.matcher(found.group(1)).results().allMatch(fact -> facts.containsKey(fact.group(1)));
    String other = found.group(2) == null ? "" : found.group(2);
    return Matcher.quoteReplacement(known ? found.group(1) : other);
  }

  /** The words for a code without facts. */
  public static String say(String key) {
    return say(key, Map.of());
  }

  private static String own(Problem problem) {
    String sentence = say("problem." + problem.code(), Map.of());
    return problem.detail().isEmpty() || problem.status() != 400
        ? sentence
        : sentence + " (" + problem.detail() + ")";
  }

  private static Map<String, String> facts(Problem.Reason reason) {
    Map<String, String> facts = new TreeMap<>(reason.facts());
    if (reason.retryAt() != null) {
      facts.put("retryAt", reason.retryAt());
    }
    return facts;
  }
}
