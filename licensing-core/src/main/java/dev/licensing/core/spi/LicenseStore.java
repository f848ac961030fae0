package dev.licensing.core.spi;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Optional;

/**
 * Keeps accounts, orders, serials, activations, notices and the record. It knows no rule: it loads
 * facts, lets the engine decide, and commits.
 *
 * <p>Implementations are safe for use by several threads and, where the data is shared, by several
 * processes. Every method may throw {@link StoreException}; then nothing has changed, or, if the
 * connection was lost while committing, the same submission with the same idempotency key tells
 * what happened.
 */
public interface LicenseStore {

  /** Loads a consistent slice, without deciding anything: for previews and views. */
  Facts read(FactsNeeded needed);

  /**
   * Loads the facts the engine needs for the command, lets it decide, and commits in one
   * transaction: the changes in order, the notices, the entry of the record, the reply under its
   * idempotency key. A refused decision commits its record and reply and changes nothing else.
   *
   * <p>The commit happens only if every assumption of the decision still holds and the store's own
   * guards agree (never more live activations than the machine limit, never two users where one is
   * allowed, rules 2.2 and 2.3); else everything is loaded and decided again, a bounded number of
   * times, and then {@link StoreException.Kind#BUSY} is thrown.
   */
  Execution execute(LicenseEngine engine, Submission submission);

  /**
   * The entries of the record that concern the serial, newest first, a page at a time; without
   * {@linkplain RecordEntry#isHeartbeat heartbeats}, among which everything else would be lost.
   *
   * @param after where an earlier page said the next one begins; empty for the newest
   * @throws IllegalArgumentException if no page of this store said so
   */
  RecordPage record(SerialNumber serial, Optional<String> after, int most);

  /** The first page of {@link #record(SerialNumber, Optional, int)}. */
  default List<RecordEntry> record(SerialNumber serial, int most) {
    return record(serial, Optional.empty(), most).entries();
  }

  /**
   * The whole record, oldest first, a page at a time: what {@code dev.licensing.core.replay} tells.
   * Where two commands touch the same account, order or serial, they are in the order in which they
   * were committed.
   *
   * @param after where an earlier page said the next one begins; empty for the first page
   * @throws IllegalArgumentException if no page of this store said so
   */
  RecordPage history(Optional<String> after, int most);
}
