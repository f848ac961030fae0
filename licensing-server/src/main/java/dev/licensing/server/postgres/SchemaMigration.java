package dev.licensing.server.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Brings a database to the schema this library works with: applies each versioned script once, in
 * order, and refuses one that was edited after it had been applied.
 *
 * <p>The scripts are plain SQL beside this class, so a team with a migration tool of its own can
 * run them with that instead. Tables go into the current schema of the connection.
 */
public final class SchemaMigration {

  /** File names, oldest first; a script that was released is never edited. */
  private static final List<String> SCRIPTS = List.of("V1__licensing.sql");

  private static final String VERSIONS =
      """
      create table if not exists licensing_schema (
        version    integer primary key,
        script     text not null,
        checksum   text not null,
        applied_at timestamptz not null default now()
      )
      """;

  private final DataSource database;

  /** Migrates this database. Its user must be allowed to create tables and functions. */
  public SchemaMigration(DataSource database) {
    this.database = database;
  }

  /**
   * Applies what is missing, all of it or nothing; does nothing where nothing is. Servers that
   * start together wait for each other.
   *
   * @throws SQLException if the database cannot be reached, or a script fails
   * @throws IllegalStateException if an applied script was edited, the database is newer than this
   *     library, or the data source is set to REPEATABLE READ
   */
  public void apply() throws SQLException {
    try (Connection connection = database.getConnection()) {
      mustSeeWhatItLocks(connection);
      createVersions(connection);
      connection.setAutoCommit(false);
      try {
        applyMissing(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /**
   * At REPEATABLE READ a check after a lock still sees what was there before the lock, and nobody
   * notices: assumptions would hold that hold no more.
   */
  private static void mustSeeWhatItLocks(Connection connection) throws SQLException {
    if (connection.getTransactionIsolation() == Connection.TRANSACTION_REPEATABLE_READ) {
      throw new IllegalStateException(
          "the store is right at READ COMMITTED and at SERIALIZABLE, not at REPEATABLE READ");
    }
  }

  /**
   * "If not exists" looks before it creates; of two that look at once, one fails, and is content.
   */
  private static void createVersions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(VERSIONS);
    } catch (SQLException e) {
      if (!List.of("23505", "42P07", "42710").contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
    }
  }

  private static void applyMissing(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table licensing_schema in exclusive mode");
      Map<Integer, String> applied = applied(statement);
      if (applied.size() > SCRIPTS.size()) {
        throw new IllegalStateException("the database was migrated by a newer version");
      }
      for (int version = 1; version <= SCRIPTS.size(); version++) {
        String name = SCRIPTS.get(version - 1);
        String script = script(name);
        String checksum = checksum(script);
        if (!applied.containsKey(version)) {
          statement.execute(script);
          note(connection, version, name, checksum);
        } else if (!checksum.equals(applied.get(version))) {
          throw new IllegalStateException(name + " was edited after it had been applied");
        }
      }
    }
  }

  private static Map<Integer, String> applied(Statement statement) throws SQLException {
    Map<Integer, String> checksums = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery("select version, checksum from licensing_schema")) {
      while (rows.next()) {
        checksums.put(rows.getInt("version"), rows.getString("checksum"));
      }
    }
    return checksums;
  }

  private static void note(Connection connection, int version, String script, String checksum)
      throws SQLException {
    String sql = "insert into licensing_schema (version, script, checksum) values (?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setInt(1, version);
      insert.setString(2, script);
      insert.setString(3, checksum);
      insert.executeUpdate();
    }
  }

  private static String script(String name) {
    try (InputStream in = SchemaMigration.class.getResourceAsStream("migration/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not in this library: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Over the lines, however they end: a checkout on Windows is no edit. */
  private static String checksum(String script) {
    try {
      byte[] bytes = script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
