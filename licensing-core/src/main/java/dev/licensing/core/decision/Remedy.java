package dev.licensing.core.decision;

import java.util.SortedMap;

/**
 * One thing to do next, and on what.
 *
 * @param facts what it applies to, for example {@code activation} and {@code machine}
 */
public record Remedy(RemedyCode code, SortedMap<String, String> facts) {

  /** Copies the facts. */
  public Remedy {
    facts = NamedFacts.copyOf(facts);
  }

  /** A remedy that needs no facts. */
  public static Remedy of(RemedyCode code) {
    return new Remedy(code, NamedFacts.NONE);
  }

  /** The same remedy with one more fact. */
  public Remedy with(String name, Object value) {
    return new Remedy(code, NamedFacts.copyOf(facts).with(name, value));
  }
}
