package dev.licensing.examples.server;

import dev.licensing.examples.server.bulk.OrderExport;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.SchemaMigration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Writes all orders and serials in the database of the server into a CSV file that {@link
 * ImportOrders} can read: {@code ExportOrders FILE}, behind that the server's own options. What is
 * there then is the whole file, or none.
 */
final class ExportOrders {

  private ExportOrders() {}

  /** Says how many there were. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, SQLException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("ExportOrders FILE [--NAME VALUE ...]");
    }
    run(List.of(arguments), System.getenv(), System.out);
  }

  static void run(List<String> arguments, Map<String, String> environment, PrintStream out)
      throws IOException, SQLException {
    Options options = Options.parse(arguments.subList(1, arguments.size()), environment);
    Files.createDirectories(options.data());
    Path file = Path.of(arguments.get(0)).toAbsolutePath();
    Path half = file.resolveSibling(file.getFileName() + ".new");
    // Serials are secrets: nobody else may read what is being written.
    OwnerOnly.write(half, "");
    try (Database database = Database.open(options, new SimpleMeterRegistry())) {
      new SchemaMigration(database.source()).apply();
      long serials;
      try (Writer writer = Files.newBufferedWriter(half)) {
        serials = new OrderExport(new PostgresLicenseStore(database.source())).write(writer);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      out.println(serials + " serials exported to " + file);
    }
  }
}
