package dev.licensing.server.postgres;

import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement for any number of rows of values. It is written as for one row, with a question
 * mark for each value, and with {@code $rows} where the table of the rows may stand; for several
 * rows each question mark becomes a column of that table. So the text does not depend on how many
 * there are, and the database keeps its plan.
 *
 * <p>In that table all values are text, an array the text of one, and are cast where they are used.
 */
final class Rows {

  private static final String TABLE = "$rows";

  /** How many rows there are. */
  private static final String COUNT = "$count";

  private static final Pattern PLACE = Pattern.compile("\\?|\\$rows|\\$count");

  private final String sql;
  private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();

  /**
   * A statement without rows yet.
   *
   * @param sql behind a question mark whose values may all be null stands its cast
   */
  Rows(String sql) {
    this.sql = sql;
  }

  boolean isFor(String other) {
    return sql.equals(other);
  }

  Rows add(@Nullable Object... values) {
    rows.add(new ArrayList<>(Arrays.asList(values)));
    return this;
  }

  /** For one row as it was written, with a table that has one row and no column. */
  Sql sql() {
    if (rows.size() == 1) {
      return new Sql()
          .add(sql.replace(TABLE, "(select) given").replace(COUNT, "1"), rows.get(0).toArray());
    }
    return forEach();
  }

  /** For each of the rows, also if it is one. */
  Sql forEach() {
    Sql whole = new Sql();
    Matcher places = PLACE.matcher(sql);
    int column = 0;
    int at = 0;
    while (places.find()) {
      whole.add(sql.substring(at, places.start()));
      at = places.end();
      switch (places.group()) {
        case TABLE -> whole.add(table());
        case COUNT -> whole.add("?", (long) rows.size());
        default -> {
          whole.add("given.p" + column + cast(column));
          column++;
        }
      }
    }
    return whole.add(sql.substring(at));
  }

  /** The rows, with their place in column {@code i}, counted from one. */
  private Sql table() {
    Sql table = new Sql();
    List<String> names = new ArrayList<>();
    String between = "unnest(";
    for (int column = 0; column < rows.get(0).size(); column++) {
      List<@Nullable String> values = new ArrayList<>();
      for (List<? extends @Nullable Object> row : rows) {
        values.add(text(row.get(column)));
      }
      table.add(between + "?::text[]", new Texts(values));
      names.add("p" + column);
      between = ", ";
    }
    return table.add(") with ordinality given (" + String.join(", ", names) + ", i)");
  }

  private String cast(int column) {
    for (List<? extends @Nullable Object> row : rows) {
      Object value = row.get(column);
      if (value != null) {
        return "::" + type(value);
      }
    }
    return "";
  }

  private static String type(Object value) {
    if (value instanceof UUID) {
      return "uuid";
    } else if (value instanceof Instant) {
      return "timestamptz";
    } else if (value instanceof Ids) {
      return "uuid[]";
    } else if (value instanceof Texts) {
      return "text[]";
    } else if (value instanceof String) {
      return "text";
    } else if (value instanceof Number) {
      return "bigint";
    }
    throw new IllegalArgumentException("no column for " + value.getClass());
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    } else if (value instanceof Instant instant) {
      return RoundTrip.kept(instant).toString();
    } else if (value instanceof Ids ids) {
      return TextRows.array(ids.values());
    } else if (value instanceof Texts texts) {
      return TextRows.array(texts.values());
    }
    return value.toString();
  }
}
