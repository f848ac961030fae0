package dev.licensing.examples.server;

import dev.licensing.core.LicenseEngine;
import dev.licensing.examples.server.bulk.ImportJob;
import dev.licensing.examples.server.bulk.Imports;
import dev.licensing.examples.server.bulk.NoOrders;
import dev.licensing.examples.server.bulk.Progress;
import dev.licensing.server.postgres.SchemaMigration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports orders from a CSV file into the database of the server: {@code ImportOrders FILE}, or
 * {@code ImportOrders resume} to go on with the last import; behind that the server's own options.
 */
final class ImportOrders {

  /** In the record. */
  private static final String VENDOR = "import";

  private static final long TELLING_MILLIS = 1_000;

  private ImportOrders() {}

  /** Ends with 0 if every row was imported, with 1 if not. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("ImportOrders FILE|resume [--NAME VALUE ...]");
    }
    System.exit(run(List.of(arguments), System.getenv(), System.out) ? 0 : 1);
  }

  static boolean run(List<String> arguments, Map<String, String> environment, PrintStream out)
      throws IOException, SQLException, NoOrders, InterruptedException {
    Options options = Options.parse(arguments.subList(1, arguments.size()), environment);
    Files.createDirectories(options.data());
    Path folder = options.data().resolve("imports");
    OwnerOnly.createFolder(folder);
    try (Database database = Database.open(options, new SimpleMeterRegistry())) {
      new SchemaMigration(database.source()).apply();
      try (Imports imports = Imports.open(folder, database.source(), new LicenseEngine())) {
        Optional<ImportJob> job = begin(imports, arguments.get(0));
        if (job.isEmpty()) {
          out.println("there is no import to go on with");
          return true;
        }
        return watch(job.get(), out);
      }
    }
  }

  private static Optional<ImportJob> begin(Imports imports, String what)
      throws IOException, NoOrders {
    if (what.equals("resume")) {
      return imports.resume();
    }
    try (InputStream file = Files.newInputStream(Path.of(what))) {
      return Optional.of(imports.begin(file, VENDOR));
    }
  }

  private static boolean watch(ImportJob job, PrintStream out) throws InterruptedException {
    while (job.progress().state() == Progress.State.RUNNING) {
      out.println(told(job.progress()));
      Thread.sleep(TELLING_MILLIS);
    }
    Progress last = job.await();
    out.println(told(last) + " " + last.state() + " " + last.trouble());
    out.println("results in " + job.results() + ", errors in " + job.errors());
    return last.state() == Progress.State.FINISHED && last.failed() == 0;
  }

  private static String told(Progress now) {
    return now.rows()
        + " of "
        + now.of()
        + " rows: "
        + now.issued()
        + " orders issued, "
        + now.alreadyThere()
        + " there already, "
        + now.failed()
        + " rows failed";
  }
}
