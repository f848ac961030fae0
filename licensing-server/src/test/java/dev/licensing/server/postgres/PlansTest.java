package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.spi.Submission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Nothing that a command asks or changes looks through a whole table or a whole index: all is found
 * by its key, or is the first few of an order that an index has. The plans are those that
 * PostgreSQL keeps, whatever the values.
 */
class PlansTest {

  private static final int MOST_STEPS = 4_000;

  /** What comes again and again, and must be found at once in a new database too. */
  private static final Set<String> FREQUENT =
      Set.of("Activate", "Refresh", "Release", "Activate, two", "Refresh, two", "session");

  private static final Statements STATEMENTS = new Statements();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every command until each was permitted once, some of them two together; and sessions. */
  @BeforeAll
  static void everythingIsDone() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    DataSource source = STATEMENTS.of(database.oneConnection());
    Shop shop = new Shop(source);
    Walk walk = new Walk(5);
    Set<String> permitted = new TreeSet<>();
    Map<String, Command> waiting = new HashMap<>();
    for (int step = 0; step < MOST_STEPS && !permitted.equals(Walk.EVERYTHING); step++) {
      Command command = walk.next();
      String kind = command.getClass().getSimpleName();
      if (step % 2 == 0 && GatheredCommand.welcomes(command)) {
        Command other = waiting.remove(kind);
        if (other == null) {
          waiting.put(kind, command);
        } else {
          STATEMENTS.doing(kind + ", two");
          together(source, walk, List.of(other, command));
        }
        continue;
      }
      STATEMENTS.doing(kind);
      if (shop.decide(command) instanceof Decision.Permitted done) {
        walk.learn(done);
        permitted.add(kind);
      }
    }
    assertThat(permitted).isEqualTo(Walk.EVERYTHING);
    STATEMENTS.doing("session");
    sessions(shop);
  }

  /** What is in the way of another is left. */
  private static void together(DataSource source, Walk walk, List<Command> commands) {
    List<Submission> all =
        commands.stream().map(command -> Shop.submission(command, Optional.empty())).toList();
    new Database(source)
        .unlessInTheWay(connection -> new Batch(walk.engine, new Heartbeats(), all).run(connection))
        .orElse(List.of())
        .forEach(done -> done.ifPresent(execution -> learn(walk, execution)));
  }

  private static void learn(Walk walk, Execution execution) {
    if (((Execution.Decided) execution).decision() instanceof Decision.Permitted permitted) {
      walk.learn(permitted);
    }
  }

  private static void sessions(Shop shop) {
    Session session =
        new Session("hash", shop.register("eve"), Shop.NOON, Shop.NOON.plusSeconds(60));
    shop.sessions.open(session);
    shop.sessions.find("hash");
    shop.sessions.close("hash");
    shop.sessions.closeAll(session.account());
  }

  @Test
  void inALargeDatabaseEverythingIsFoundByItsKey() throws Exception {
    TestDatabase large = TestDatabase.migrated();
    large.run(Populace.SQL);
    assertThat(searches(large, STATEMENTS.seen())).isEmpty();
  }

  /** Before the database knows how large it is, and while nobody shares anything. */
  @Test
  void inANewDatabaseTheFrequentIsFoundByItsKey() throws Exception {
    Map<String, String> frequent = new LinkedHashMap<>(STATEMENTS.seen());
    frequent.values().retainAll(FREQUENT);
    assertThat(frequent.values()).containsAll(FREQUENT);
    TestDatabase database = TestDatabase.migrated();
    assertThat(searches(database, frequent)).isEmpty();
    database.run(Populace.SQL);
    database.run("truncate assignment, invitation, pending_role, bar, request; analyze");
    assertThat(searches(database, frequent)).isEmpty();
  }

  /** What is found by looking through much. */
  private static List<String> searches(TestDatabase database, Map<String, String> statements)
      throws SQLException {
    PGSimpleDataSource source = (PGSimpleDataSource) database.source();
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    List<String> found = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(RoundTrip.KEPT_PLANS);
      Search search = new Search(leaders(statement));
      for (Map.Entry<String, String> one : statements.entrySet()) {
        for (String where : search.in(plan(statement, one.getKey()))) {
          found.add(one.getValue() + ": " + where + "\n  by " + one.getKey());
        }
      }
    }
    return found;
  }

  private static JsonNode plan(Statement statement, String sql) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("explain (generic_plan, format json) " + numbered(sql))) {
      rows.next();
      return JSON.readTree(rows.getString(1)).get(0).get("Plan");
    } catch (Exception e) {
      throw new SQLException(numbered(sql), e);
    }
  }

  /** With {@code $1} for the first question mark, and so on; none is in quotation marks. */
  private static String numbered(String sql) {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (String part : sql.split("\\?", -1)) {
      numbered.append(number == 0 ? "" : "$" + number).append(part);
      number++;
    }
    return numbered.toString();
  }

  /** The first column of each index. */
  private static Map<String, String> leaders(Statement statement) throws SQLException {
    Map<String, String> leaders = new HashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            select i.indexrelid::regclass::text, a.attname from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
              where i.indrelid::regclass::text !~ '^pg_'
            """)) {
      while (rows.next()) {
        leaders.put(rows.getString(1), rows.getString(2));
      }
    }
    return leaders;
  }
}
