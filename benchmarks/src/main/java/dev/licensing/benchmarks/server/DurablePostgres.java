package dev.licensing.benchmarks.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own that loses nothing: it flushes at each commit. And {@code pgbench} beside
 * it, which comes with Debian's {@code postgresql-15}.
 */
final class DurablePostgres implements AutoCloseable {

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final EmbeddedPostgres postgres;

  private DurablePostgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static DurablePostgres start() throws IOException {
    return new DurablePostgres(
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "200")
            .setServerConfig("max_wal_size", "8GB")
            .start());
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** At most so many connections. */
  HikariDataSource pool(int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }

  /** Runs statements, one transaction each. */
  void run(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The one number that a query answers with. */
  int count(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * Transactions a second of one statement that pgbench runs from so many connections.
   *
   * @throws IOException if there is no pgbench, or it fails
   */
  double pgbench(String script, int clients, int seconds) throws IOException {
    Path file = Files.createTempFile("pgbench", ".sql");
    Files.writeString(file, script);
    List<String> command =
        new ArrayList<>(
            List.of(
                program(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=2",
                "--time=" + seconds,
                "--file=" + file,
                "--host=localhost",
                "--port=" + postgres.getPort(),
                "--username=postgres",
                "postgres"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Files.delete(file);
    Matcher tps = TPS.matcher(said);
    if (!tps.find()) {
      throw new IOException("pgbench said: " + said);
    }
    return Double.parseDouble(tps.group(1));
  }

  private static String program() throws IOException {
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        for (Path version : versions.sorted().toList()) {
          Path found = version.resolve("bin/pgbench");
          if (Files.isExecutable(found)) {
            return found.toString();
          }
        }
      }
    }
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, "pgbench"))) {
        return Path.of(folder, "pgbench").toString();
      }
    }
    throw new IOException("there is no pgbench; it comes with Debian's postgresql");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
