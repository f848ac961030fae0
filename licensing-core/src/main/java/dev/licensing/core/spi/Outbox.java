package dev.licensing.core.spi;

import dev.licensing.core.decision.Notice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Notices that were committed with their change and wait for delivery (rule 10.3). */
public interface Outbox {

  /** The oldest notices not yet delivered, at most {@code most}. */
  List<Pending> pending(int most);

  /** Takes a delivered notice out; doing so twice is the same as once. */
  void delivered(UUID id);

  /** A notice that waits, since this instant. */
  record Pending(UUID id, Instant since, Notice notice) {}
}
