package dev.licensing.examples.server.bulk;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A file of orders, read one order after the other; never more than one of them is in memory. CSV
 * as RFC 4180 has it, in UTF-8; where the first row is separated by semicolons, all are.
 */
final class OrderFile implements Closeable {

  /** So that one order is a transaction that a database can bear. */
  static final int MOST_ROWS = 100_000;

  /** Bytes in which the first row shows how it is separated. */
  private static final int BEGINNING = 4_096;

  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final Header header;
  private Optional<Row> next = Optional.empty();

  private OrderFile(CsvReader<CsvRecord> reader) throws NoOrders {
    this.reader = reader;
    this.records = reader.iterator();
    this.header = Header.of(first());
    advance();
  }

  /** The rows of one order: those that stand together and name the same. */
  record Group(List<Row> rows, long size) {

    Row first() {
      return rows.get(0);
    }

    /** More than can be one order; then only the first row is here. */
    boolean tooMany() {
      return size > MOST_ROWS;
    }
  }

  /**
   * Opens the file before its first order.
   *
   * @throws NoOrders if its first row does not say what is in it
   */
  static OrderFile open(Path file) throws IOException, NoOrders {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(file))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .detectBomHeader(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8);
    try {
      return new OrderFile(reader);
    } catch (CsvParseException e) {
      reader.close();
      throw notCsv(e);
    } catch (NoOrders | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Counts the rows, and looks whether they are rows at all, from the first to the last.
   *
   * @throws NoOrders if somewhere it is no CSV
   */
  static long count(Path file) throws IOException, NoOrders {
    long rows = 0;
    try (OrderFile orders = open(file)) {
      while (orders.next.isPresent()) {
        rows++;
        orders.advance();
      }
    } catch (CsvParseException e) {
      throw notCsv(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return rows;
  }

  private static NoOrders notCsv(CsvParseException e) {
    return new NoOrders("this is no CSV: " + e.getMessage(), e);
  }

  /** Spreadsheets write what the country's decimals leave free. */
  private static char separator(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      String beginning = new String(bytes.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
      String line = beginning.lines().findFirst().orElse("");
      return line.indexOf(';') >= 0 && line.indexOf(',') < 0 ? ';' : ',';
    }
  }

  private List<String> first() throws NoOrders {
    try {
      return records.next().getFields();
    } catch (NoSuchElementException e) {
      throw new NoOrders("the file is empty", e);
    }
  }

  Header header() {
    return header;
  }

  /** Passes over rows that were done before. */
  void skip(long rows) {
    for (long i = 0; i < rows; i++) {
      advance();
    }
  }

  /** The next order; empty at the end. */
  Optional<Group> next() {
    if (next.isEmpty()) {
      return Optional.empty();
    }
    String order = next.get().cell(Column.ORDER);
    List<Row> rows = new ArrayList<>();
    long size = 0;
    while (next.isPresent() && next.get().cell(Column.ORDER).equals(order)) {
      size++;
      if (size <= MOST_ROWS) {
        rows.add(next.get());
      } else if (rows.size() > 1) {
        rows.subList(1, rows.size()).clear();
      }
      advance();
      if (order.isEmpty()) {
        break; // rows that name no order are not one
      }
    }
    return Optional.of(new Group(rows, size));
  }

  private void advance() {
    next =
        records.hasNext()
            ? Optional.of(records.next())
                .map(r -> new Row(header, r.getStartingLineNumber(), r.getFields()))
            : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
