package dev.licensing.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One reason for which a command was refused (rule 14.2).
 *
 * @param facts what the reason rests on, by stable name
 * @param retryAt the first instant at which trying again can help without doing anything else;
 *     empty if waiting alone never helps
 * @param remedies what removes this reason, the gentlest first; where nothing does, that is said
 *     ({@link RemedyCode#NONE})
 */
public record Refusal(
    RefusalCode code,
    SortedMap<String, String> facts,
    Optional<Instant> retryAt,
    List<Remedy> remedies) {

  /** Copies the facts and remedies. */
  public Refusal {
    facts = NamedFacts.copyOf(facts);
    remedies = List.copyOf(remedies);
  }

  /** A reason with these remedies. */
  public static Refusal of(RefusalCode code, Remedy... remedies) {
    return new Refusal(code, NamedFacts.NONE, Optional.empty(), List.of(remedies));
  }

  /** The same reason with one more fact. */
  public Refusal with(String name, Object value) {
    return new Refusal(code, NamedFacts.copyOf(facts).with(name, value), retryAt, remedies);
  }

  /** The same reason with more remedies. */
  public Refusal remedied(List<Remedy> more) {
    List<Remedy> all = new ArrayList<>(remedies);
    all.addAll(more);
    return new Refusal(code, facts, retryAt, all);
  }

  /** The same reason, which ends by itself at this instant; waiting becomes a remedy. */
  public Refusal until(Instant end) {
    List<Remedy> all = new ArrayList<>(remedies);
    all.add(Remedy.of(RemedyCode.WAIT).with("until", end));
    return new Refusal(code, facts, Optional.of(end), all).with("until", end);
  }
}
