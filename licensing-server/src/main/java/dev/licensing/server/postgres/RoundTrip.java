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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Statements that travel to the database together and are run there one after the other.
 * PostgreSQL's driver sends a text of several statements in one go.
 */
final class RoundTrip {

  /** So that neither side waits to write while nobody reads; more than a usual command has. */
  private static final int STATEMENTS_AT_ONCE = 50;

  /**
   * For what is found by its key, however much there is: a plan that was made once stays good, and
   * is not made anew for each command, which takes longer than the command.
   */
  static final String KEPT_PLANS =
      """
      select set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true)\
      """;

  private final List<Step> steps = new ArrayList<>();

  /** The first step that the next row may join: none before what its command has done already. */
  private int joinable;

  /** One statement. */
  private record Step(Sql alone, Optional<Rows> joined, Reader reader) {
    Sql sql() {
      return joined.map(Rows::sql).orElse(alone);
    }
  }

  /** Values of a text array. */
  record Texts(Collection<? extends @Nullable String> values) {}

  /** Values of a uuid array. */
  record Ids(Collection<UUID> values) {}

  /** Values of an array of instants. */
  record Instants(Collection<Instant> values) {}

  /** Takes the outcome of one statement. */
  private interface Reader {
    void read(PreparedStatement statement, boolean rows) throws SQLException;
  }

  /** Takes the rows of a query; called once, before the first row. */
  interface Found {
    void read(ResultSet rows) throws SQLException;
  }

  /** A query. */
  void query(String sql, Found reader, @Nullable Object... values) {
    add(
        new Step(
            new Sql().add(sql, values),
            Optional.empty(),
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
    add(new Step(new Sql().add(sql, values), Optional.empty(), (statement, rows) -> {}));
  }

  /**
   * A change of one row that is made together with the same change of other commands, after what
   * its own command has changed before; see {@link Rows} for how it is written.
   */
  void changeEach(String sql, @Nullable Object... values) {
    for (int i = joinable; i < steps.size(); i++) {
      Optional<Rows> same = steps.get(i).joined().filter(rows -> rows.isFor(sql));
      if (same.isPresent()) {
        same.get().add(values);
        joinable = i;
        return;
      }
    }
    Rows begun = new Rows(sql).add(values);
    add(new Step(new Sql(), Optional.of(begun), (statement, rows) -> {}));
  }

  /** From here on another command is written; it has nothing to do with those since that step. */
  void anotherCommand(int first) {
    joinable = first;
  }

  /** Which step the next one will be. */
  int next() {
    return steps.size();
  }

  private void add(Step step) {
    steps.add(step);
    joinable = steps.size() - 1;
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

  /** The same of many, where few are different but for their values. */
  void mustEach(List<Sql> conditions) {
    Map<String, Rows> alike = new LinkedHashMap<>();
    for (Sql condition : conditions) {
      alike
          .computeIfAbsent(
              condition.text(),
              text -> new Rows("not exists (select from $rows where (" + text + ") is not true)"))
          .add(condition.values());
    }
    must(alike.values().stream().map(Rows::forEach).toList());
  }

  /** From here on all or nothing, until {@link #commit}. */
  void begin() {
    change("begin");
  }

  /** The same, where all that follows is found by its key. */
  void beginByKeys() {
    begin();
    change(KEPT_PLANS);
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
    List<Sql> written = together.stream().map(Step::sql).toList();
    String sql = String.join(";\n", written.stream().map(Sql::text).toList());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      for (Sql one : written) {
        for (Object value : one.values()) {
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
}
