package dev.licensing.examples.server;

import dev.licensing.examples.server.bulk.SoleUse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL from Maven artifacts, durable, its data in one folder. One server works on a
 * folder at a time; a PostgreSQL that outlived a killed server is stopped first.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final long STOPPING_SECONDS = 30;

  private final EmbeddedPostgres postgres;
  private final FileChannel lock;

  private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lock) {
    this.postgres = postgres;
    this.lock = lock;
  }

  static EmbeddedDatabase start(Path folder) throws IOException {
    FileChannel lock =
        SoleUse.of(
            folder.resolveSibling(folder.getFileName() + ".lock"),
            "another server works on " + folder);
    try {
      stopOrphan(folder);
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(STARTING)
              // The artifact is made for tests, and turns off what keeps data safe.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .setServerConfig("listen_addresses", "localhost")
              .start();
      return new EmbeddedDatabase(postgres, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Who holds the lock owns the folder: whatever still runs there has lost its server. */
  private static void stopOrphan(Path folder) throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan = running(folder, Files.readAllLines(pidFile));
    if (orphan.isPresent()) {
      LOG.warn("stopping the database that a killed server left running");
      stop(orphan.get());
    }
    Files.deleteIfExists(pidFile);
  }

  /** The process, if it is this database and not another that got its number. */
  private static Optional<ProcessHandle> running(Path folder, List<String> pidFile) {
    return pidFile.stream()
        .findFirst()
        .filter(line -> line.strip().matches("[0-9]{1,18}"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
        .filter(
            process ->
                process.info().commandLine().orElse("").contains("postgres")
                    && process.info().commandLine().orElse("").contains(folder.toString()));
  }

  private static void stop(ProcessHandle process) throws IOException {
    process.destroy();
    try {
      process.onExit().get(STOPPING_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException("the database of a killed server does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** For the one user that there is. */
  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() {
    try {
      postgres.close();
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
