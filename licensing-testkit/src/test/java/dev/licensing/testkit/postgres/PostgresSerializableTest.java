package dev.licensing.testkit.postgres;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The store in PostgreSQL keeps the contract at the strictest isolation level too. */
class PostgresSerializableTest extends PostgresContract {

  @RegisterExtension static final Postgres POSTGRES = new Postgres("serializable");

  @Override
  Postgres postgres() {
    return POSTGRES;
  }
}
