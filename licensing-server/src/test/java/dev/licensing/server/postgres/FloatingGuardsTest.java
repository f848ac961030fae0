package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Floating seats in the tables themselves, whoever writes: what lapsed makes room without a job,
 * and of a heartbeat and a rival exactly one gets the seat (rules 2.2, 2.11). Here it is SQL by
 * hand.
 */
class FloatingGuardsTest {

  private final UUID ann = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();
  private TestDatabase database;

  @BeforeEach
  void aSerial() throws SQLException {
    database = TestDatabase.migrated();
    for (UUID person : List.of(ann, bob)) {
      database.run(
          "insert into account (id, email, name, credential, revision) values ('%s', '%s@x.example',"
                  .formatted(person, person)
              + " 'n', 'c', 0)");
    }
    UUID order = UUID.randomUUID();
    database.run(
        ("insert into license_order (id, product, managers, standing, terms, serial_count, hosts,"
                + " remote_deactivations, revision) values ('%s', 'p', '{}', 'GOOD', '%s', 1, '{}',"
                + " '{}', 0)")
            .formatted(order, seats(1, "ONE")));
    database.run(
        "insert into serial (number, order_id, standing, revision) values ('S', '%s', 'GOOD', 0)"
            .formatted(order));
  }

  private static String seats(int limit, String users) {
    return "{\"seats\": {\"machineLimit\": %d, \"usersAtOnce\": \"%s\"}}".formatted(limit, users);
  }

  private void terms(int limit, String users) throws SQLException {
    database.run("update license_order set terms = '" + seats(limit, users) + "'");
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-11.1")
  void aSeatIsFreeFromTheInstantAtWhichItsLeaseEnds() throws SQLException {
    UUID first = activate(ann, "12:00", "12:05");

    assertState("LS001", () -> activate(bob, "12:04:59.999999", "12:30"));
    UUID second = activate(bob, "12:05", "12:30");

    assertThat(open()).containsExactly(second.toString());
    assertThat(
            database.ask(
                "select ending || ' ' || (ended_at = lease_until) || ' ' || untold from activation"
                    + " where id = '"
                    + first
                    + "'"))
        .containsExactly("LAPSED true true");
    assertThat(counted()).containsExactly("1 " + bob);
  }

  @Test
  @Tag("rule-2.11")
  void whereThereIsRoomNothingIsClosed() throws SQLException {
    terms(2, "ONE");
    activate(ann, "12:00", "12:05");
    activate(ann, "12:10", "12:15");

    assertThat(open()).hasSize(2);
    assertThat(counted()).containsExactly("2 " + ann);
  }

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.11")
  void onlyWhatLapsedMakesRoom() throws SQLException {
    terms(2, "ANY");
    activate(ann, "12:00", "12:05");
    UUID stays = activate(bob, "12:00", "12:30");
    UUID comes = activate(ann, "12:10", "12:30");

    assertState("LS001", () -> activate(bob, "12:10", "12:30"));

    assertThat(open()).containsExactlyInAnyOrder(stays.toString(), comes.toString());
  }

  @Test
  @Tag("rule-2.3")
  @Tag("rule-2.11")
  void theSoleUserIsWhoseSeatsAreLeft() throws SQLException {
    terms(3, "ANY");
    activate(ann, "12:00", "12:05");
    activate(ann, "12:00", "12:06");
    activate(bob, "12:01", "12:30");
    terms(3, "ONE");

    activate(bob, "12:10", "12:30");

    assertThat(counted()).containsExactly("2 " + bob);
    assertState("LS001", () -> activate(ann, "12:11", "12:30"));
  }

  @Test
  @Tag("rule-2.2")
  void severalInOneStatementTakeSeatsAsOneByOne() throws SQLException {
    terms(3, "ANY");
    activate(ann, "12:00", "12:30");

    assertState("LS001", () -> together(ann, ann, bob));
    assertThat(counted()).containsExactly("1 " + ann);
    together(ann, bob);

    assertThat(open()).hasSize(3);
    assertThat(counted()).containsExactly("3 ");
    assertState("LS001", () -> together(ann));
  }

  @Test
  @Tag("rule-2.3")
  void twoUsersInOneStatementAreTwoUsers() throws SQLException {
    terms(3, "ONE");

    assertState("LS001", () -> together(ann, bob));
    together(ann, ann);

    assertThat(counted()).containsExactly("2 " + ann);
    assertState("LS001", () -> together(bob));
    together(ann);
    assertThat(counted()).containsExactly("3 " + ann);
  }

  @Test
  @Tag("rule-2.11")
  void inOneStatementWhatLapsedIsClosedOnlyWhereThereIsNoRoomElse() throws SQLException {
    terms(2, "ANY");
    database.run(
        "insert into serial (number, order_id, standing, revision)"
            + " select 'T', order_id, 'GOOD', 0 from serial");
    UUID lapsed = activate(ann, "12:00", "12:05");
    activate(bob, "12:00", "12:30");
    database.run(insert(UUID.randomUUID(), ann, "12:00", "12:05").replace("'S'", "'T'"));

    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    database.run(
        insert(first, bob, "12:10", "12:30")
            + ", "
            + row(second, bob, "12:10", "12:30").replace("'S'", "'T'"));

    assertThat(open()).hasSize(4).contains(first.toString(), second.toString());
    assertThat(open()).doesNotContain(lapsed.toString());
    assertThat(counted()).containsExactlyInAnyOrder("2 " + bob, "2 ");
  }

  @Test
  @Tag("rule-2.11")
  void aLapseIsTheEndOfItsLeaseAndNobodys() throws SQLException {
    UUID first = activate(ann, "12:00", "12:05");

    for (String wrong :
        List.of(
            "'LAPSED', lease_until + interval '1 second', null, '', false",
            "'LAPSED', lease_until, account, '', false",
            "'LAPSED', lease_until, null, 'tired', false",
            "'RELEASED', lease_until, account, '', true",
            "null, null, account, null, false",
            "'RELEASED', null, null, '', false",
            "null, null, null, null, true")) {
      assertState(
          "23514",
          () ->
              database.run(
                  "update activation set (ending, ended_at, ended_by, ending_reason, untold) = ("
                      + wrong
                      + ") where id = '"
                      + first
                      + "'"));
    }
    assertState("23514", () -> activate(bob, "12:10", "12:10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.2")
  @Tag("rule-2.11")
  void aRivalWaitsForAHeartbeatAndGetsNoSeat(String isolation) throws Exception {
    UUID first = activate(ann, "12:00", "12:05");

    String rival = one(isolation, renewal(first), rival(UUID.randomUUID()));

    assertThat(rival).isIn("LS001", "40001");
    assertThat(open()).containsExactly(first.toString());
    assertThat(counted()).containsExactly("1 " + ann);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.2")
  @Tag("rule-2.11")
  void aHeartbeatWaitsForARivalAndFindsItsLeaseClosed(String isolation) throws Exception {
    UUID first = activate(ann, "12:00", "12:05");
    UUID second = UUID.randomUUID();

    String heartbeat = one(isolation, rival(second), renewal(first));

    assertThat(heartbeat).isIn("0 rows", "40001");
    assertThat(open()).containsExactly(second.toString());
    assertThat(counted()).containsExactly("1 " + bob);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.2")
  @Tag("rule-2.11")
  void ofTwoRivalsForALapsedSeatOneGetsIt(String isolation) throws Exception {
    activate(ann, "12:00", "12:05");
    UUID first = UUID.randomUUID();

    String second = one(isolation, rival(first), rival(UUID.randomUUID()));

    assertThat(second).isIn("LS001", "40001");
    assertThat(open()).containsExactly(first.toString());
    assertThat(counted()).containsExactly("1 " + bob);
  }

  /** A heartbeat that was sent in time, and comes late. */
  private static String renewal(UUID activation) {
    return """
        update activation set last_seen = '2026-11-22T12:04Z', lease_until = '2026-11-22T12:14Z'
          where id = '%s' and ended_at is null and lease_until > '2026-11-22T12:04Z'
        """
        .formatted(activation);
  }

  /** Somebody else, after the lease has ended. */
  private String rival(UUID id) {
    return insert(id, bob, "12:06", "12:30");
  }

  private static String insert(UUID id, UUID account, String since, String leaseUntil) {
    return """
        insert into activation (id, serial, account, machine_name, components, environment, since,
            last_seen, lease_until)
          values\
        """
        + row(id, account, since, leaseUntil);
  }

  private static String row(UUID id, UUID account, String since, String leaseUntil) {
    return """
         ('%s', 'S', '%s', 'm', '{MACHINE_ID:%s}', 'UNKNOWN', '2026-11-22T%sZ',
            '2026-11-22T%sZ', '2026-11-22T%sZ')
        """
        .formatted(id, account, id, since, since, leaseUntil);
  }

  /** All in one statement. */
  private void together(UUID... accounts) throws SQLException {
    String rows =
        Stream.of(accounts)
            .skip(1)
            .map(account -> ", " + row(UUID.randomUUID(), account, "12:10", "12:30"))
            .collect(Collectors.joining());
    database.run(insert(UUID.randomUUID(), accounts[0], "12:10", "12:30") + rows);
  }

  private UUID activate(UUID account, String since, String leaseUntil) throws SQLException {
    UUID id = UUID.randomUUID();
    database.run(insert(id, account, since, leaseUntil));
    return id;
  }

  /** Does one, and the other at the same time; what became of the other. */
  private String one(String isolation, String first, String second) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection connection = database.source(isolation).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThat(statement.executeUpdate(first)).isEqualTo(1);
      Future<String> waits = other.submit(() -> outcome(isolation, second));
      while (!waits.isDone() && database.waiting() == 0) {
        Thread.onSpinWait();
      }
      assertThat(waits.isDone()).as("one beside the other").isFalse();
      connection.commit();
      return waits.get();
    } finally {
      other.shutdownNow();
    }
  }

  private String outcome(String isolation, String sql) throws SQLException {
    try (Connection connection = database.source(isolation).getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql) + " rows";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private List<String> open() throws SQLException {
    return database.ask("select id from activation where ended_at is null");
  }

  private List<String> counted() throws SQLException {
    return database.ask("select live_seats || ' ' || coalesce(sole_user::text, '') from serial");
  }

  private static void assertState(String state, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
