package dev.licensing.testkit.memory;

import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.testkit.contract.LicenseStoreContract;

/** The store in memory keeps the contract. */
class MemoryLicenseStoreTest extends LicenseStoreContract {

  private final MemoryLicenseStore store = new MemoryLicenseStore();

  @Override
  protected LicenseStore store() {
    return store;
  }

  @Override
  protected SessionStore sessions() {
    return store;
  }

  @Override
  protected Outbox outbox() {
    return store;
  }
}
