package dev.licensing.server.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Statements that travel to the database together and are run there one after the other.
 * PostgreSQL's driver sends a text of several statements in one go.
 */
final class RoundTrip {

  /** So that neither side waits to write while nobody reads; more than a usual command has. */
  private static final int STATEMENTS_AT_ONCE = 50;

  private final List<Step> steps = new ArrayList<>();

  private record Step(String sql, List<? extends @Nullable Object> values, Reader reader) {}

  /** Values of a text array. */
  record Texts(Collection<String> values) {}

  /** Values of a uuid array. */
  record Ids(Collection<UUID> values) {}

  /** Values of an array of instants. */
  record Instants(Collection<Instant> values) {}

  /** Takes the outcome of one statement. */
  private interface Reader {
    void read(PreparedStatement statement, boolean rows) throws SQLException;
  }

  /** Takes the rows of a query; called once, before the first row. */
  interface Rows {
    void read(ResultSet rows) throws SQLException;
  }

  /** A query. */
  void query(String sql, Rows reader, @Nullable Object... values) {
    steps.add(
        new Step(
            sql,
            listOf(values),
            (statement, rows) -> {
              try (ResultSet result = statement.getResultSet()) {
                reader.read(result);
              }
            }));
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A query whose rows are read one by one, and gathered. */
  <T> void queryAll(String sql, Collection<T> into, Row<T> reading, @Nullable Object... values) {
    query(
        sql,
        rows -> {
          while (rows.next()) {
            into.add(reading.read(rows));
          }
        },
        values);
  }

  /** A change of any number of rows. */
  void change(String sql, @Nullable Object... values) {
    steps.add(new Step(sql, listOf(values), (statement, rows) -> {}));
  }

  /** A change that must find what it changes; else somebody else was there first. */
  void changeOne(String sql, @Nullable Object... values) {
    change(
        "with found as (" + sql + " returning true) select must(exists (select from found))",
        values);
  }

  /** What must be so; else somebody else was there first, and nothing that is here was done. */
  void must(List<Sql> conditions) {
    Sql all = new Sql().add("select must(");
    String between = "";
    for (Sql condition : conditions) {
      all.add(between).add(condition);
      between = "\n and ";
    }
    change(all.add(")").text(), all.values());
  }

  /** From here on all or nothing, until {@link #commit}. */
  void begin() {
    change("begin");
  }

  /**
   * Makes what was done since {@link #begin} last. It travels with the rest: what must be so is
   * checked where the data is, and does not wait for us to look at it.
   */
  void commit() {
    change("commit");
  }

  /** Runs all of them, in order. */
  void run(Connection connection) throws SQLException {
    for (int from = 0; from < steps.size(); from += STATEMENTS_AT_ONCE) {
      run(connection, steps.subList(from, Math.min(steps.size(), from + STATEMENTS_AT_ONCE)));
    }
  }

  private static void run(Connection connection, List<Step> together) throws SQLException {
    String sql = String.join(";\n", together.stream().map(Step::sql).toList());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      for (Step step : together) {
        for (Object value : step.values()) {
          bind(connection, statement, at++, value);
        }
      }
      boolean rows = statement.execute();
      for (Step step : together) {
        step.reader().read(statement, rows);
        rows = statement.getMoreResults();
      }
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(at, Types.NULL);
    } else if (value instanceof Instant instant) {
      statement.setObject(at, kept(instant).atOffset(ZoneOffset.UTC));
    } else if (value instanceof Texts texts) {
      statement.setArray(
          at, connection.createArrayOf("text", texts.values().toArray(String[]::new)));
    } else if (value instanceof Ids ids) {
      statement.setArray(at, connection.createArrayOf("uuid", ids.values().toArray()));
    } else if (value instanceof Instants instants) {
      Object[] kept = instants.values().stream().map(RoundTrip::kept).toArray();
      statement.setArray(at, connection.createArrayOf("timestamptz", kept));
    } else {
      statement.setObject(at, value);
    }
  }

  /** The instant as the database keeps it: to the microsecond, and never rounded up (rule 11.1). */
  static Instant kept(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static List<@Nullable Object> listOf(@Nullable Object... values) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object value : values) {
      list.add(value);
    }
    return list;
  }
}
