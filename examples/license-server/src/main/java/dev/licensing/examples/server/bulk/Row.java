package dev.licensing.examples.server.bulk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of a file of orders.
 *
 * @param line where it begins in the file; the first is 1
 */
record Row(Header header, long line, List<String> cells) {

  /** What stands there, without outer white space; empty if nothing does, or there is no column. */
  String cell(Column column) {
    return at(header.columns().getOrDefault(column, -1));
  }

  /** The features that have a value. */
  Map<String, String> features() {
    Map<String, String> values = new TreeMap<>();
    header
        .features()
        .forEach(
            (name, place) -> {
              if (!at(place).isEmpty()) {
                values.put(name, at(place));
              }
            });
    return values;
  }

  private String at(int place) {
    return place < 0 || place >= cells.size() ? "" : cells.get(place).strip();
  }
}
