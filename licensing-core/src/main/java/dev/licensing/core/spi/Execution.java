package dev.licensing.core.spi;

import dev.licensing.core.decision.Decision;

/** What became of a submission. */
public sealed interface Execution {

  /** It was decided now, and committed. */
  record Decided(Decision decision, StoredReply reply) implements Execution {}

  /** It had been decided before, under the same key: the same reply again. */
  record Replayed(StoredReply reply) implements Execution {}

  /** The key was used before for another request; nothing was decided. */
  record KeyReused() implements Execution {}
}
