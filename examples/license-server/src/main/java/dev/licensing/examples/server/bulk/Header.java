package dev.licensing.examples.server.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which column is where, by the first row of a file.
 *
 * @param features where the values of features stand, by name
 */
record Header(List<String> titles, Map<Column, Integer> columns, Map<String, Integer> features) {

  private static final String FEATURE = "feature:";

  /** Of a report of errors, so that it can be corrected and imported as it is. */
  static final List<String> REPORTED = List.of("line", "column", "problem");

  /** Without these nothing can be sold. */
  private static final List<Column> NEEDED = List.of(Column.ORDER, Column.PRODUCT, Column.TERMS);

  /**
   * Reads the first row.
   *
   * @throws NoOrders if it names a column that there is not, one twice, or not all that are needed
   */
  static Header of(List<String> cells) throws NoOrders {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    Map<String, Integer> features = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String title = cells.get(i).strip();
      titles.add(title);
      if (!seen.add(title)) {
        throw new NoOrders("the column " + title + " stands there twice");
      }
      if (title.startsWith(FEATURE) && title.length() > FEATURE.length()) {
        features.put(title.substring(FEATURE.length()), i);
      } else if (!REPORTED.contains(title)) {
        columns.put(column(title), i);
      }
    }
    for (Column needed : NEEDED) {
      if (!columns.containsKey(needed)) {
        throw new NoOrders("there is no column " + needed.title());
      }
    }
    return new Header(List.copyOf(titles), columns, features);
  }

  private static Column column(String title) throws NoOrders {
    return Column.titled(title)
        .orElseThrow(() -> new NoOrders("there is no such column as " + title));
  }
}
