package dev.licensing.server.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh database in the one PostgreSQL of this JVM, which ends with the JVM. */
public final class TestDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name = "licensing_" + COUNT.incrementAndGet();

  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private TestDatabase() throws SQLException {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
  }

  /** Without any table. */
  public static TestDatabase empty() throws SQLException {
    return new TestDatabase();
  }

  /** With the schema of this library. */
  public static TestDatabase migrated() throws SQLException {
    TestDatabase database = new TestDatabase();
    new SchemaMigration(database.source()).apply();
    return database;
  }

  public DataSource source() {
    return source("");
  }

  /** At another isolation than READ COMMITTED. */
  public DataSource source(String isolation) {
    PGSimpleDataSource source = (PGSimpleDataSource) Server.RUNNING.getDatabase("postgres", name);
    if (!isolation.isEmpty()) {
      source.setOptions("-c default_transaction_isolation=" + isolation);
    }
    return source;
  }

  /** One connection, opened once and given again each time: for one thread, and many commands. */
  DataSource oneConnection() throws SQLException {
    return oneConnection(source());
  }

  /** The same, at another isolation. */
  DataSource connected(String isolation) {
    try {
      return oneConnection(source(isolation));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, by way of a relay. */
  DataSource oneConnection(Wire wire) throws SQLException {
    PGSimpleDataSource source = (PGSimpleDataSource) source();
    source.setPortNumbers(new int[] {wire.port()});
    return oneConnection(source);
  }

  int port() {
    return Server.RUNNING.getPort();
  }

  private static DataSource oneConnection(DataSource source) throws SQLException {
    Connection real = source.getConnection();
    Connection kept =
        Proxies.of(
            Connection.class,
            (method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(real, arguments));
    return Proxies.of(DataSource.class, (method, arguments) -> kept);
  }

  public void run(String sql) throws SQLException {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the rows. */
  public List<String> ask(String sql) throws SQLException {
    try (Connection connection = source().getConnection()) {
      return ask(connection, sql);
    }
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    List<String> column = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        column.add(rows.getString(1));
      }
    }
    return column;
  }

  /** How many connections wait for a lock. */
  public int waiting() throws SQLException {
    return Integer.parseInt(
        ask("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = '"
                + name
                + "'")
            .get(0));
  }

  /** Every row of every table, as text. */
  public List<String> dump() throws SQLException {
    return dump(source());
  }

  /** The same, through a connection that is there already, which is faster. */
  static List<String> dump(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      String all =
          ask(
                  connection,
                  """
                  select string_agg(
                      format('select %L || t::text from %I t', table_name || ' ', table_name),
                      ' union all ')
                    from information_schema.tables where table_schema = 'public'
                  """)
              .get(0);
      return ask(connection, all + " order by 1");
    }
  }
}
