package dev.licensing.examples.server.bulk;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.licensing.core.LicenseEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Imports as a vendor makes them, from texts. */
final class Desk implements AutoCloseable {

  static final String TITLES =
      "order,product,serial,customer,purchaser,managers,terms,valid_until,"
          + "updates_until,machine_limit,order_standing,serial_standing,feature:plan";

  final Imports imports;

  Desk(Path folder, OrderDatabase database) throws IOException {
    Files.createDirectories(folder);
    imports = Imports.open(folder, database.source(), new LicenseEngine());
  }

  /** Begins an import of these rows under the usual first row. */
  ImportJob begin(String... rows) throws Exception {
    return beginFile(TITLES + "\n" + String.join("\n", rows) + "\n");
  }

  ImportJob beginFile(String file) throws Exception {
    try (InputStream csv = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))) {
      return imports.begin(csv, "back-office");
    }
  }

  /** The same, and waits for its end. */
  ImportJob done(String... rows) throws Exception {
    ImportJob job = begin(rows);
    job.await();
    return job;
  }

  /** A column of a report. */
  static List<String> column(Path report, String title) throws IOException {
    List<String> cells = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(report)) {
      rows.forEach(row -> cells.add(row.getField(title)));
    }
    return cells;
  }

  @Override
  public void close() throws IOException {
    imports.close();
  }
}
