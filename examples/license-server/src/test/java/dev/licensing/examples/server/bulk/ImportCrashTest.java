package dev.licensing.examples.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the process of an import ends, going on finds nothing twice and nothing lost. */
class ImportCrashTest {

  private static final int ROWS = 8_000;

  @TempDir private Path folder;

  @Test
  void anImportGoesOnWhereItsProcessWasKilled() throws Exception {
    OrderDatabase database = new OrderDatabase();
    Path file = folder.resolve("many.csv");
    ManyOrders.Expected expected = ManyOrders.write(file, ROWS);
    Process process = launch(database, file);
    while (database.count("license_order") == 0) {
      assertThat(process.isAlive()).as("it runs").isTrue();
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
    assertThat(database.count("license_order")).isBetween(1L, expected.orders() - 1);

    try (Desk desk = new Desk(folder.resolve("data/imports"), database)) {
      ImportJob job = desk.imports.resume().orElseThrow();
      assertFinished(job, database, expected);
    }
  }

  private Process launch(OrderDatabase database, Path file) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.licensing.examples.server.ImportOrders",
            file.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--database",
            database.url());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.redirectOutput(folder.resolve("told").toFile());
    return builder.start();
  }

  /** As if it had ended after the orders were issued, and before that was noted anywhere. */
  @Test
  void whatWasIssuedBehindTheCheckpointIsNotIssuedTwice() throws Exception {
    OrderDatabase database = new OrderDatabase();
    Path file = folder.resolve("many.csv");
    ManyOrders.Expected expected = ManyOrders.write(file, ROWS / 4);
    Path imports = folder.resolve("imports");
    try (Desk desk = new Desk(imports, database)) {
      desk.beginFile(Files.readString(file)).await();
    }
    String before = database.exported();
    JobFolder job = new JobFolder(imports.resolve("1"));
    JobFolder.Checkpoint last = job.read();
    Files.copy(file, job.orders()); // it was not yet deleted then
    Files.writeString(job.errors(), Files.readString(job.errors()) + "half a li");
    job.write(new JobFolder.Checkpoint(Progress.none(last.progress().of()), last.vendor(), 0, 0));

    try (Desk desk = new Desk(imports, database)) {
      assertFinished(desk.imports.resume().orElseThrow(), database, expected);
    }

    assertThat(database.exported()).isEqualTo(before);
  }

  private static void assertFinished(
      ImportJob job, OrderDatabase database, ManyOrders.Expected expected) throws Exception {
    Progress progress = job.await();
    assertThat(progress.state()).isEqualTo(Progress.State.FINISHED);
    assertThat(progress.failed()).isEqualTo(expected.failed());
    assertThat(progress.issued() + progress.alreadyThere()).isEqualTo(expected.orders());
    assertThat(database.count("license_order")).isEqualTo(expected.orders());
    assertThat(database.count("serial")).isEqualTo(expected.serials());
    assertThat(database.count("record_entry")).isEqualTo(expected.orders());
    List<String> lines = Desk.column(job.results(), "line");
    assertThat(lines).hasSize((int) expected.serials()).doesNotHaveDuplicates();
    assertThat(Desk.column(job.errors(), "line"))
        .hasSize((int) expected.failed())
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(lines);
  }
}
