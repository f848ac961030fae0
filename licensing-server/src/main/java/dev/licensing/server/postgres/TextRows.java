package dev.licensing.server.postgres;

import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows that one statement writes, however many they are: each column travels as one array of texts,
 * and the statement says what they become. What is absent is empty.
 */
final class TextRows {

  private final List<String> names;
  private final List<List<String>> columns = new ArrayList<>();

  TextRows(String... names) {
    this.names = List.of(names);
    this.names.forEach(name -> columns.add(new ArrayList<>()));
  }

  void add(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("a row has " + columns.size() + " cells");
    }
    for (int i = 0; i < cells.length; i++) {
      columns.get(i).add(cells[i]);
    }
  }

  /** Adds the statement to the round trip, with the rows as {@code r}; nothing if there is none. */
  void write(RoundTrip trip, String before, String after) {
    if (!columns.get(0).isEmpty()) {
      trip.change(
          before
              + names.stream()
                  .map(name -> "?::text[]")
                  .collect(Collectors.joining(", ", "unnest(", ")"))
              + names.stream().collect(Collectors.joining(", ", " as r (", ") "))
              + after,
          columns.stream().map(Texts::new).toArray());
    }
  }

  /** A cell that is an array itself. */
  static String array(Collection<?> elements) {
    return elements.stream()
        .map(element -> element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
        .map(element -> '"' + element + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
