package dev.licensing.examples.server.bulk;

import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A fresh database in the one PostgreSQL of this JVM. */
final class OrderDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name = "orders_" + COUNT.incrementAndGet();

  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  OrderDatabase() throws SQLException {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    new SchemaMigration(source()).apply();
  }

  DataSource source() {
    return Server.RUNNING.getDatabase("postgres", name);
  }

  String url() {
    return Server.RUNNING.getJdbcUrl("postgres", name);
  }

  PostgresLicenseStore store() {
    return new PostgresLicenseStore(source());
  }

  /** All orders and serials, as a file. */
  String exported() throws IOException {
    StringWriter file = new StringWriter();
    new OrderExport(store()).write(file);
    return file.toString();
  }

  long count(String table) throws SQLException {
    return Long.parseLong(ask("select count(*) from " + table).get(0));
  }

  List<String> ask(String sql) throws SQLException {
    List<String> column = new ArrayList<>();
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        column.add(rows.getString(1));
      }
    }
    return column;
  }
}
