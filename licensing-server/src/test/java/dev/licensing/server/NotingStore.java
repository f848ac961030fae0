package dev.licensing.server;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.spi.Submission;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that remembers, for each thread, what it was last asked to execute. */
final class NotingStore implements LicenseStore {

  private final LicenseStore store;
  private final Map<Thread, Command> last = new ConcurrentHashMap<>();

  NotingStore(LicenseStore store) {
    this.store = store;
  }

  /** The last command, once. */
  Optional<Command> taken() {
    return Optional.ofNullable(last.remove(Thread.currentThread()));
  }

  @Override
  public Facts read(FactsNeeded needed) {
    return store.read(needed);
  }

  @Override
  public Execution execute(LicenseEngine engine, Submission submission) {
    last.put(Thread.currentThread(), submission.command());
    return store.execute(engine, submission);
  }

  @Override
  public RecordPage record(SerialNumber serial, Optional<String> after, int most) {
    return store.record(serial, after, most);
  }

  @Override
  public RecordPage history(Optional<String> after, int most) {
    return store.history(after, most);
  }
}
