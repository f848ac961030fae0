package dev.licensing.core.identity;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well two readings agree, with the reason for each component (rule 13.1).
 *
 * @param score 0 to 100: the weight of the equal components among those known on both sides
 * @param same whether this is the same machine: a score of at least {@value #THRESHOLD} that rests
 *     on at least one telling component
 * @param components what each component contributed
 */
public record MachineMatch(int score, boolean same, SortedMap<ComponentKind, Part> components) {

  /**
   * The least score at which two readings are of one machine: two thirds of what was compared.
   * Below it falls a virtual machine that was cloned with its disk, above it a system installed
   * anew.
   */
  public static final int THRESHOLD = 66;

  /** What one component says about two readings. */
  public enum Part {
    /** Known on both sides, and equal. */
    EQUAL,
    /** Known on both sides, and not equal. */
    CHANGED,
    /** Not known on at least one side: counts neither for nor against. */
    UNKNOWN
  }

  static MachineMatch of(MachineIdentity earlier, MachineIdentity now) {
    SortedMap<ComponentKind, Part> parts = new TreeMap<>();
    for (ComponentKind kind : ComponentKind.values()) {
      parts.put(kind, part(earlier, now, kind));
    }
    int score = score(earlier, now);
    return new MachineMatch(
        score, same(score, earlier, now), Collections.unmodifiableSortedMap(parts));
  }

  static boolean same(int score, MachineIdentity earlier, MachineIdentity now) {
    return score >= THRESHOLD && now.sharesTellingComponent(earlier);
  }

  /**
   * An explicit identity that is known on both sides is all that counts (rule 13.6). Without {@link
   * Part}, which says why: a start and a heartbeat need only the number.
   */
  static int score(MachineIdentity earlier, MachineIdentity now) {
    int equal = 0;
    int compared = 0;
    for (ComponentKind kind : ComponentKind.values()) {
      ComponentHash before = earlier.components().get(kind);
      ComponentHash after = now.components().get(kind);
      if (before != null && after != null) {
        boolean unchanged = before.equals(after);
        if (kind == ComponentKind.EXPLICIT) {
          return unchanged ? 100 : 0;
        }
        equal += unchanged ? kind.weight() : 0;
        compared += kind.weight();
      }
    }
    return compared == 0 ? 0 : 100 * equal / compared;
  }

  private static Part part(MachineIdentity earlier, MachineIdentity now, ComponentKind kind) {
    ComponentHash before = earlier.components().get(kind);
    ComponentHash after = now.components().get(kind);
    if (before == null || after == null) {
      return Part.UNKNOWN;
    }
    return before.equals(after) ? Part.EQUAL : Part.CHANGED;
  }
}
