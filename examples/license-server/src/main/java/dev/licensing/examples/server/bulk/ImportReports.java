package dev.licensing.examples.server.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The two reports of an import: one line for each row, in one of them. */
final class ImportReports implements Closeable {

  private static final List<String> RESULTS =
      List.of("line", "order", "order_id", "serial", "outcome");

  private final Report errors;
  private final Report results;

  private ImportReports(Report errors, Report results) {
    this.errors = errors;
    this.results = results;
  }

  static ImportReports open(JobFolder folder, JobFolder.Checkpoint from, Header header)
      throws IOException {
    List<String> titles = new ArrayList<>(Header.REPORTED);
    header.titles().stream().filter(title -> !Header.REPORTED.contains(title)).forEach(titles::add);
    Report errors = Report.open(folder.errors(), from.errors(), titles);
    try {
      return new ImportReports(errors, Report.open(folder.results(), from.results(), RESULTS));
    } catch (IOException e) {
      errors.close();
      throw e;
    }
  }

  Progress add(ImportedOrder order, Progress before) {
    long rows = order.group().size();
    if (order instanceof ImportedOrder.There there) {
      for (int i = 0; i < there.serials().size(); i++) {
        Row row = there.group().rows().get(i);
        results.add(
            List.of(
                Long.toString(row.line()),
                row.cell(Column.ORDER),
                there.id(),
                there.serials().get(i).value(),
                there.now() ? "issued" : "already there"));
      }
      return before.plus(rows, there.now() ? 1 : 0, there.now() ? 0 : 1, 0);
    }
    failed((ImportedOrder.Failed) order);
    return before.plus(rows, 0, 0, rows);
  }

  /** One line for each row of the order, so that it can be corrected there and imported again. */
  private void failed(ImportedOrder.Failed order) {
    Map<Long, List<RowProblem>> byLine = new LinkedHashMap<>();
    order
        .problems()
        .forEach(
            problem ->
                byLine.computeIfAbsent(problem.row().line(), l -> new ArrayList<>()).add(problem));
    for (Row row : order.group().rows()) {
      List<RowProblem> its = byLine.getOrDefault(row.line(), List.of());
      List<String> cells = new ArrayList<>();
      cells.add(Long.toString(row.line()));
      cells.add(its.isEmpty() ? Column.ORDER.title() : its.get(0).column().title());
      cells.add(
          its.isEmpty()
              ? "not imported, because of line " + order.problems().get(0).row().line()
              : its.stream()
                  .map(problem -> problem.column().title() + " " + problem.text())
                  .collect(Collectors.joining("; ")));
      cells.addAll(asItWas(row));
      errors.add(cells);
    }
  }

  /** As many cells as there are titles; those that have none are kept in the last. */
  private static List<String> asItWas(Row row) {
    List<String> titles = row.header().titles();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (!Header.REPORTED.contains(titles.get(i))) {
        List<String> rest =
            row.cells().subList(Math.min(i, row.cells().size()), row.cells().size());
        boolean last = i == titles.size() - 1;
        cells.add(last ? String.join(",", rest) : rest.stream().findFirst().orElse(""));
      }
    }
    return cells;
  }

  /** Makes last what was added, and says what then is done. */
  JobFolder.Checkpoint flush(Progress done, String vendor) throws IOException {
    return new JobFolder.Checkpoint(done, vendor, errors.flush(), results.flush());
  }

  @Override
  public void close() throws IOException {
    try (errors) {
      results.close();
    }
  }
}
