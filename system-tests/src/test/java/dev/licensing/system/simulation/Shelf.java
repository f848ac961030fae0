package dev.licensing.system.simulation;

import dev.licensing.core.replay.State;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.testkit.memory.MemoryLicenseStore;
import java.util.function.Supplier;

/**
 * The store that all servers share.
 *
 * @param portal the same, as the vendor's page for machines without a network comes to it
 * @param state everything in it, to judge
 */
record Shelf(
    LicenseStore licenses, LicenseStore portal, SessionStore sessions, Supplier<State> state) {

  /** As it should be. */
  static Shelf sound() {
    MemoryLicenseStore store = new MemoryLicenseStore();
    return new Shelf(store, store, store, store::state);
  }
}
