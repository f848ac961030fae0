package dev.licensing.examples.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many rows, without many of them in memory: 20,000, or as many as {@code -Dimport.rows=1000000}
 * says.
 */
class ImportAtScaleTest {

  private static final int ROWS = Integer.getInteger("import.rows", 20_000);
  private static final long MEBIBYTE = 1 << 20;

  @TempDir private Path folder;
  private long most;

  @Test
  void manyRowsAreImportedExportedAndImportedElsewhere() throws Exception {
    Path file = folder.resolve("many.csv");
    ManyOrders.Expected expected = ManyOrders.write(file, ROWS);
    OrderDatabase database = new OrderDatabase();
    Path exported = folder.resolve("exported.csv");

    Progress progress = imported("first", database, file);

    assertThat(progress)
        .isEqualTo(
            new Progress(
                Progress.State.FINISHED, ROWS, ROWS, expected.orders(), 0, expected.failed(), ""));
    assertThat(database.count("license_order")).isEqualTo(expected.orders());
    assertThat(database.count("serial")).isEqualTo(expected.serials());
    assertThat(database.count("record_entry")).isEqualTo(expected.orders());
    assertThat(imported("first", database, file).alreadyThere()).isEqualTo(expected.orders());
    assertThat(database.count("record_entry")).isEqualTo(expected.orders());

    export(database, exported);
    OrderDatabase other = new OrderDatabase();
    assertThat(imported("other", other, exported).issued()).isEqualTo(expected.orders());
    Path again = folder.resolve("again.csv");
    export(other, again);
    assertThat(Files.mismatch(exported, again)).isEqualTo(-1);
    try (Stream<String> lines = Files.lines(exported)) {
      assertThat(lines.count()).isEqualTo(expected.serials() + 1);
    }
  }

  private void export(OrderDatabase database, Path file) throws Exception {
    Instant begun = Instant.now();
    try (Writer writer = Files.newBufferedWriter(file)) {
      new OrderExport(database.store()).write(writer);
    }
    tell("exported", begun);
  }

  private Progress imported(String name, OrderDatabase database, Path file) throws Exception {
    Instant begun = Instant.now();
    most = 0;
    try (Desk desk = new Desk(folder.resolve(name), database);
        InputStream csv = Files.newInputStream(file)) {
      ImportJob job = desk.imports.begin(csv, "back-office");
      long told = 0;
      while (job.progress().state() == Progress.State.RUNNING) {
        Thread.sleep(20);
        if (job.progress().rows() - told >= ROWS / 5) {
          told = job.progress().rows();
          most = Math.max(most, live());
        }
      }
      tell("imported", begun);
      return job.await();
    }
  }

  /** What is in use after a collection; only looked at when many rows are asked for. */
  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @SuppressWarnings("SystemOut")
  private void tell(String what, Instant begun) {
    System.out.printf(
        "%,d rows %s in %,d ms, at most %d MiB live%n",
        ROWS, what, Duration.between(begun, Instant.now()).toMillis(), most / MEBIBYTE);
  }
}
