package dev.licensing.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One real PostgreSQL for all servers, whose connections can be cut, and which can be looked into.
 */
final class SharedDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  SharedDatabase() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** Cuts some connections of the servers, whatever they are doing. */
  int cut(int some) throws SQLException {
    return rows("""
            select pg_terminate_backend(pid) from pg_stat_activity
              where backend_type = 'client backend' and pid <> pg_backend_pid()
              order by (state = 'idle'), random() limit
            """
            + some)
        .size();
  }

  /** The rows, their columns joined by a space. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
