package dev.licensing.core.decision;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing to do next, and on what.
 *
 * @param facts what it applies to, for example {@code activation} and {@code machine}
 */
public record Remedy(RemedyCode code, SortedMap<String, String> facts) {

  /** Copies the facts. */
  public Remedy {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** A remedy that needs no facts. */
  public static Remedy of(RemedyCode code) {
    return new Remedy(code, new TreeMap<>());
  }

  /** The same remedy with one more fact. */
  public Remedy with(String name, Object value) {
    SortedMap<String, String> more = new TreeMap<>(facts);
    more.put(name, value.toString());
    return new Remedy(code, more);
  }
}
