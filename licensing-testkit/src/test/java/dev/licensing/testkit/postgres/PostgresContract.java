package dev.licensing.testkit.postgres;

import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import dev.licensing.testkit.contract.LicenseStoreContract;

/** The contract over one database, which its tests share as many servers would. */
abstract class PostgresContract extends LicenseStoreContract {

  abstract Postgres postgres();

  @Override
  protected LicenseStore store() {
    return new PostgresLicenseStore(postgres().database());
  }

  @Override
  protected SessionStore sessions() {
    return new PostgresSessionStore(postgres().database());
  }

  @Override
  protected Outbox outbox() {
    return new PostgresLicenseStore(postgres().database());
  }
}
