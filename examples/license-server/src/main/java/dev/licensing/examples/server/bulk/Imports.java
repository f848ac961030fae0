package dev.licensing.examples.server.bulk;

import dev.licensing.core.LicenseEngine;
import dev.licensing.server.postgres.BulkOrders;
import dev.licensing.server.postgres.PostgresLicenseStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The imports of a server, one at a time, each with its files in a folder of its own. Safe for use
 * by several threads. A second process that opens the same folder is refused.
 *
 * <p>The folder holds serials and the secret from which generated ones follow; whoever makes it
 * must let nobody else read it.
 */
public final class Imports implements AutoCloseable {

  private static final int SECRET_BYTES = 32;

  private final Path folder;
  private final FileChannel lock;
  private final ImportWork work;
  private @Nullable ImportJob current;

  private Imports(Path folder, FileChannel lock, ImportWork work) {
    this.folder = folder;
    this.lock = lock;
    this.work = work;
  }

  /**
   * Opens the folder, which must exist.
   *
   * @param database the schema of which is there
   * @throws IOException if it cannot be used, or another process uses it
   */
  public static Imports open(Path folder, DataSource database, LicenseEngine engine)
      throws IOException {
    FileChannel lock = SoleUse.of(folder.resolve("lock"), "another process imports into " + folder);
    try {
      ImportWork work =
          new ImportWork(
              new PostgresLicenseStore(database),
              new BulkOrders(database, engine),
              engine,
              new Names(secret(folder)),
              InstantSource.system());
      return new Imports(folder, lock, work);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Made once, and whole or not at all: with half of it, a repeat would make other serials. */
  private static byte[] secret(Path folder) throws IOException {
    Path file = folder.resolve("secret");
    if (!Files.exists(file)) {
      byte[] made = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(made);
      Path half = Files.write(folder.resolve("secret.new"), made);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readAllBytes(file);
  }

  /**
   * Begins an import of a copy of this file. It is looked through first, so that what is no file of
   * orders is refused before anything is done.
   *
   * @param csv not closed
   * @param vendor in whose name it issues; stands in the record
   * @throws NoOrders if this cannot be imported at all
   * @throws IllegalStateException if an import is under way
   */
  public synchronized ImportJob begin(InputStream csv, String vendor) throws IOException, NoOrders {
    mustBeIdle();
    long number = newest().map(Imports::number).orElse(0L) + 1;
    Path its = Files.createDirectory(folder.resolve(Long.toString(number)));
    JobFolder job = new JobFolder(its);
    try {
      Files.copy(csv, job.orders());
      JobFolder.Checkpoint first =
          new JobFolder.Checkpoint(Progress.none(OrderFile.count(job.orders())), vendor, 0, 0);
      job.write(first);
      forgetBefore(number);
    } catch (NoOrders e) {
      Files.deleteIfExists(job.orders());
      Files.delete(its);
      throw e;
    }
    return run(job);
  }

  /**
   * Goes on with the last import, if it did not come to its end: because it was cancelled, or the
   * database failed, or the process ended.
   *
   * @throws IllegalStateException if an import is under way
   */
  public synchronized Optional<ImportJob> resume() throws IOException {
    mustBeIdle();
    Optional<JobFolder> last = newest().map(JobFolder::new).filter(JobFolder::begun);
    if (last.isEmpty() || last.get().read().progress().state() == Progress.State.FINISHED) {
      return Optional.empty();
    }
    return Optional.of(run(last.get()));
  }

  /** The import that is under way, or the last one since this was opened. */
  public synchronized Optional<ImportJob> current() {
    return Optional.ofNullable(current);
  }

  private void mustBeIdle() {
    if (current != null && !current.ended()) {
      throw new IllegalStateException("an import is under way");
    }
  }

  private ImportJob run(JobFolder folder) throws IOException {
    ImportJob job = new ImportJob(folder, folder.read());
    current = job;
    new Thread(() -> job.run(work), "licensing-import").start();
    return job;
  }

  private void forgetBefore(long number) throws IOException {
    for (Path its : jobs()) {
      if (number(its) < number) {
        JobFolder job = new JobFolder(its);
        job.forgetOrdersIfFinished();
        job.forgetErrors();
      }
    }
  }

  private Optional<Path> newest() throws IOException {
    return jobs().stream().max(Comparator.comparing(Imports::number));
  }

  private List<Path> jobs() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9]{1,9}")).toList();
    }
  }

  private static long number(Path its) {
    return Long.parseLong(its.getFileName().toString());
  }

  /** Stops the import that is under way, after its batch; it can be resumed. */
  @Override
  public void close() throws IOException {
    Optional<ImportJob> last = current();
    last.ifPresent(ImportJob::cancel);
    try {
      if (last.isPresent()) {
        last.get().await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }
}
