package dev.licensing.system.simulation;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.Submission;
import dev.licensing.testkit.simulation.Mishap;
import dev.licensing.testkit.simulation.Node;
import dev.licensing.testkit.simulation.Simulation;
import java.util.Optional;

/**
 * The way of one server to the store: between the facts and the commit somebody else's command may
 * come, before and after it the server may stop or its connection break. Whatever was committed is
 * judged at once.
 */
record WatchedStore(LicenseStore store, Simulation simulation, Node server, Runnable committed)
    implements LicenseStore {

  @Override
  public Facts read(FactsNeeded needed) {
    connection();
    return store.read(needed);
  }

  @Override
  public Execution execute(LicenseEngine engine, Submission submission) {
    connection();
    boolean[] shared = {false};
    Execution done =
        store.execute(
            engine,
            new Submission(
                submission.command(),
                submission.idempotency(),
                decision -> {
                  if (!shared[0]) {
                    shared[0] = true; // once: whoever decides again finds less and less of a crowd
                    simulation.meanwhile();
                  }
                  return submission.reply().apply(decision);
                }));
    committed.run();
    connection();
    return done;
  }

  private void connection() {
    server.crashPoint();
    if (simulation.happens(Mishap.LOST)) {
      simulation.note("the connection of " + server + " to the store breaks");
      throw new StoreException(StoreException.Kind.UNAVAILABLE, "the connection broke");
    }
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
