package dev.licensing.testkit.postgres;

import dev.licensing.server.postgres.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A fresh database with the schema for each test class, in one real PostgreSQL for all of them. */
final class Postgres implements BeforeAllCallback {

  private final String isolation;
  private DataSource database;

  /** Every connection works at this isolation level. */
  Postgres(String isolation) {
    this.isolation = isolation;
  }

  DataSource database() {
    return database;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    if (database == null) {
      EmbeddedPostgres server =
          context
              .getRoot()
              .getStore(Namespace.create(Postgres.class))
              .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
              .server();
      database = create(server);
      new SchemaMigration(database).apply();
    }
  }

  private DataSource create(EmbeddedPostgres server) throws SQLException {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      statement.execute(
          "alter database " + name + " set default_transaction_isolation = '" + isolation + "'");
    }
    return server.getDatabase("postgres", name, Map.of());
  }

  /** The server, stopped at the end of the whole run. */
  record Running(EmbeddedPostgres server) implements AutoCloseable {

    static Running start() {
      try {
        return new Running(EmbeddedPostgres.start());
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL did not start", e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
