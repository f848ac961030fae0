package dev.licensing.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
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

  List<String> rows(String sql) throws SQLException {
    return Rows.of(postgres, sql);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
