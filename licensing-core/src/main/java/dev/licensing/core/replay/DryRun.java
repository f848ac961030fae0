package dev.licensing.core.replay;

import java.util.List;

/**
 * What other terms would have made of a history: how many commands would have been decided as they
 * were, and which otherwise.
 *
 * @param same decided as they were
 * @param nowPermitted refused then, and permitted under the other terms
 * @param nowRefused permitted then, and refused under the other terms
 * @param otherReasons refused then and now, for other reasons
 * @param followUps about activations that would never have begun, and so not counted above
 */
public record DryRun(
    int same,
    List<Divergence> nowPermitted,
    List<Divergence> nowRefused,
    List<Divergence> otherReasons,
    List<Divergence> followUps) {

  /** Copies the lists. */
  public DryRun {
    nowPermitted = List.copyOf(nowPermitted);
    nowRefused = List.copyOf(nowRefused);
    otherReasons = List.copyOf(otherReasons);
    followUps = List.copyOf(followUps);
  }

  /** How many commands would have been decided otherwise, follow-ups apart. */
  public int different() {
    return nowPermitted.size() + nowRefused.size() + otherReasons.size();
  }
}
