package dev.licensing.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL with a standby, both real, both on this machine. If the standby is synchronous, a
 * commit is acknowledged when it has it too.
 */
final class Replicated implements AutoCloseable {

  /** Whether a commit waits for the standby before it is acknowledged. */
  enum Standby {
    SYNCHRONOUS("sync"),
    ASYNCHRONOUS("async");

    private final String state;

    Standby(String state) {
      this.state = state;
    }
  }

  private static final int WAITING_SECONDS = 120;

  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;
  private final Path primaryFolder;
  private boolean lost;

  private Replicated(EmbeddedPostgres primary, EmbeddedPostgres standby, Path primaryFolder) {
    this.primary = primary;
    this.standby = standby;
    this.primaryFolder = primaryFolder;
  }

  static Replicated start(Path folder, Standby kind)
      throws IOException, SQLException, InterruptedException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    int port = freePort();
    run(first, port).close();
    copy(first, second);
    if (kind == Standby.SYNCHRONOUS) {
      set(first, "synchronous_standby_names = 'standby'");
    }
    set(
        second,
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=standby'"
            .formatted(port));
    Files.createFile(second.resolve("standby.signal"));
    EmbeddedPostgres primary = run(first, port);
    EmbeddedPostgres standby = run(second, freePort());
    Replicated both = new Replicated(primary, standby, first);
    both.await(primary, "select sync_state = '" + kind.state + "' from pg_stat_replication");
    return both;
  }

  private static EmbeddedPostgres run(Path folder, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setServerConfig("max_connections", "200")
        .setServerConfig("synchronous_commit", "on")
        .setPGStartupWait(Duration.ofSeconds(WAITING_SECONDS))
        .start();
  }

  /** While nothing runs on it. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void set(Path folder, String line) throws IOException {
    Files.writeString(
        folder.resolve("postgresql.auto.conf"), line + "\n", StandardOpenOption.APPEND);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Names both; a driver finds out which of them takes changes. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres"
            .formatted(primary.getPort(), standby.getPort())
        + "?user=postgres&targetServerType=primary&hostRecheckSeconds=1&connectTimeout=2"
        + "&socketTimeout=20";
  }

  /** From now on the standby hears nothing of the primary. */
  void cutOffTheStandby() throws SQLException, InterruptedException {
    Rows.execute(standby, "alter system set primary_conninfo = 'host=127.0.0.1 port=1'");
    await(standby, "select pg_reload_conf()");
    await(primary, "select count(*) = 0 from pg_stat_replication");
  }

  /** SIGKILL for all its processes, as when its machine is gone; it never comes back. */
  void loseThePrimary() throws IOException {
    String pid = Files.readAllLines(primaryFolder.resolve("postmaster.pid")).get(0).strip();
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(0, postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    lost = true;
  }

  void promoteTheStandby() throws SQLException, InterruptedException {
    await(standby, "select pg_promote(true, 60)");
    await(standby, "select not pg_is_in_recovery()");
  }

  /** What is in the one that was the standby. */
  List<String> rows(String sql) throws SQLException {
    return Rows.of(standby, sql);
  }

  private void await(EmbeddedPostgres one, String condition)
      throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    while (!Rows.of(one, condition).equals(List.of("t"))) {
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(WAITING_SECONDS)) {
        throw new AssertionError("never came true: " + condition);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      standby.close();
    } finally {
      if (!lost) {
        primary.close();
      }
    }
  }
}
