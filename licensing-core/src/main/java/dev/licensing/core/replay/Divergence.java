package dev.licensing.core.replay;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import java.util.List;

/**
 * A command that is decided otherwise than it was.
 *
 * @param entry as it was
 * @param now the codes of the refusals now; empty: it is permitted
 */
public record Divergence(RecordEntry entry, List<RefusalCode> now) {

  /** Copies the codes. */
  public Divergence {
    now = List.copyOf(now);
  }
}
