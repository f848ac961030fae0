package dev.licensing.examples.server.bulk;

import dev.licensing.core.model.Standing;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads cells of one row, and notes what is wrong with them instead of stopping there. */
final class Cells {

  private static final int DATE = 10;
  private static final int MOST_DIGITS = 9;

  private final Row row;
  private final List<RowProblem> problems;

  Cells(Row row, List<RowProblem> problems) {
    this.row = row;
    this.problems = problems;
  }

  /** What is read from the cell, if it is not empty. */
  <T> Optional<T> some(Column column, Function<String, T> reading) {
    return row.cell(column).isEmpty() ? Optional.empty() : all(column, reading);
  }

  /** What is read from the cell, whatever stands there. */
  <T> Optional<T> all(Column column, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(row.cell(column)));
    } catch (IllegalArgumentException | DateTimeException e) {
      wrong(column, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void wrong(Column column, String text) {
    problems.add(new RowProblem(row, column, text));
  }

  /** How many were noted, of this row and others. */
  int problems() {
    return problems.size();
  }

  /** What has no business in any row. */
  void shape() {
    int expected = row.header().titles().size();
    if (row.cells().size() != expected) {
      wrong(Column.ORDER, "has " + row.cells().size() + " cells, the first row " + expected);
    }
    if (row.cells().stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0)) {
      wrong(Column.ORDER, "is not in UTF-8");
    }
  }

  /** An instant, or the beginning of a day in UTC. */
  static Instant instant(String text) {
    try {
      return text.length() == DATE
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is neither 2027-12-31 nor 2027-12-31T23:00:00Z", e);
    }
  }

  static int number(String text) {
    if (text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("is no number");
    }
    return Integer.parseInt(text);
  }

  static Standing standing(String text) {
    return Arrays.stream(Standing.values())
        .filter(standing -> standing.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("is none of " + Arrays.toString(Standing.values())));
  }
}
