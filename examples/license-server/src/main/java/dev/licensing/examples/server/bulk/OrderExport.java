package dev.licensing.examples.server.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Validity;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.SoldSerial;
import dev.licensing.server.postgres.TermsText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All orders and serials as a file that can be imported, page by page: what was sold, and not what
 * customers did with it since. Safe for use by several threads.
 */
public final class OrderExport {

  private static final int SERIALS_AT_ONCE = 1_000;

  private final PostgresLicenseStore store;

  /** Of what is in this store. */
  public OrderExport(PostgresLicenseStore store) {
    this.store = store;
  }

  /**
   * Writes the whole file.
   *
   * @return how many serials
   */
  public long write(Writer to) throws IOException {
    header(to);
    long written = 0;
    Optional<String> after = Optional.empty();
    do {
      Page page = page(to, after, SERIALS_AT_ONCE);
      written += page.serials();
      after = page.next();
    } while (after.isPresent());
    return written;
  }

  /**
   * A part of the file that was written.
   *
   * @param next where the next page begins; empty if there is none
   */
  public record Page(int serials, Optional<String> next) {}

  /** Writes the first row. */
  public void header(Writer to) throws IOException {
    rows(to, List.of(Arrays.stream(Column.values()).map(Column::title).toList()));
  }

  /**
   * Writes some rows, after which the writing can be stopped and gone on with later.
   *
   * @param after where an earlier page said the next one begins; empty for the first
   */
  public Page page(Writer to, Optional<String> after, int most) throws IOException {
    SoldSerial.Page page = store.serials(after, most);
    rows(to, page.serials().stream().map(OrderExport::row).toList());
    return new Page(page.serials().size(), page.next());
  }

  private static void rows(Writer to, List<List<String>> rows) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(to);
    try {
      rows.forEach(csv::writeRecord);
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** In the order of the columns. */
  private static List<String> row(SoldSerial sold) {
    Order order = sold.order();
    Validity validity = order.terms().validity();
    return List.of(
        order.id().toString(),
        order.product().value(),
        sold.serial().number().value(),
        sold.buyers().customer().map(Email::value).orElse(""),
        sold.buyers().purchaser().map(Email::value).orElse(""),
        sold.buyers().licenseManagers().stream().map(Email::value).collect(Collectors.joining(" ")),
        TermsText.of(order.terms()),
        validity.validUntil().map(Instant::toString).orElse(""),
        validity.updatesUntil().map(Instant::toString).orElse(""),
        Integer.toString(order.terms().machineLimit()),
        order.standing().name(),
        sold.serial().standing().name());
  }
}
