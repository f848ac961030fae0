package dev.licensing.core.spi;

import dev.licensing.core.decision.RecordEntry;
import java.util.List;
import java.util.Optional;

/**
 * Some entries of the record, in the order in which they were committed or in the opposite one,
 * whichever was asked for.
 *
 * @param next stands for the place behind these, for the store that made it; empty if there is
 *     nothing behind them by now
 */
public record RecordPage(List<RecordEntry> entries, Optional<String> next) {

  /** Copies the entries. */
  public RecordPage {
    entries = List.copyOf(entries);
  }
}
