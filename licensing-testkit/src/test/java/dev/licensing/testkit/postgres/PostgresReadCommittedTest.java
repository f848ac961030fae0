package dev.licensing.testkit.postgres;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The store in PostgreSQL keeps the contract, at the isolation level databases come with. */
class PostgresReadCommittedTest extends PostgresContract {

  @RegisterExtension static final Postgres POSTGRES = new Postgres("read committed");

  @Override
  Postgres postgres() {
    return POSTGRES;
  }
}
