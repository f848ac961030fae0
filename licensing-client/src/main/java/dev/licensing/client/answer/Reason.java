package dev.licensing.client.answer;

import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One reason of a refusal (rule 14.2).
 *
 * @param code stable; a newer server may send one that is not known here
 * @param facts what the reason rests on, by stable name
 * @param retryAt the first instant at which waiting alone has helped; empty if it never does
 * @param remedies what removes this reason, the gentlest first; those not known here are left out
 */
public record Reason(
    String code,
    SortedMap<String, String> facts,
    Optional<Instant> retryAt,
    List<Remedy> remedies) {

  /** Copies facts and remedies. */
  public Reason {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    remedies = List.copyOf(remedies);
  }

  /** The code, if it is known here. */
  public Optional<RefusalCode> known() {
    return Arrays.stream(RefusalCode.values()).filter(k -> k.name().equals(code)).findFirst();
  }
}
