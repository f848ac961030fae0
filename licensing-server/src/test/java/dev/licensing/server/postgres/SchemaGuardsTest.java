package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the tables refuse to hold, whoever writes: here it is SQL by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaGuardsTest {

  private TestDatabase database;
  private final UUID ann = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();
  private String serial;
  private UUID order;

  @BeforeAll
  void people() throws SQLException {
    database = TestDatabase.migrated();
    for (UUID person : new UUID[] {ann, bob}) {
      database.run(
          "insert into account (id, email, name, credential, revision) values ('%s', '%s@x.example',"
                  .formatted(person, person)
              + " 'n', 'c', 0)");
    }
  }

  @BeforeEach
  void serial() throws SQLException {
    order = UUID.randomUUID();
    serial = "S-" + order;
    database.run(
        ("insert into license_order (id, product, managers, standing, terms, serial_count, hosts,"
                + " remote_deactivations, revision) values ('%s', 'p', '{}', 'GOOD',"
                + " '{\"seats\": {\"machineLimit\": 2, \"usersAtOnce\": \"ANY\"}}', 1, '{}', '{}', 0)")
            .formatted(order));
    database.run(
        "insert into serial (number, order_id, standing, revision) values ('%s', '%s', 'GOOD', 0)"
            .formatted(serial, order));
  }

  @Test
  @Tag("rule-2.2")
  void oneActivationMoreThanTheLimitIsRefused() throws SQLException {
    activate(ann, "A");
    activate(bob, "B");

    assertState("LS001", () -> activate(ann, "C"));

    assertThat(seats()).isEqualTo("2");
  }

  @Test
  @Tag("rule-2.2")
  void oneStatementCannotInsertMoreThanTheLimit() throws SQLException {
    assertState(
        "LS001",
        () ->
            database.run(
                ("insert into activation (id, serial, account, machine_name, components, environment,"
                        + " since, last_seen) select gen_random_uuid(), '%s', '%s', 'm',"
                        + " array['K:' || n], 'UNKNOWN', now(), now() from generate_series(1, 3) n")
                    .formatted(serial, ann)));

    assertThat(seats()).isEqualTo("0");
  }

  @Test
  @Tag("rule-2.2")
  void anEndedOrDeletedActivationFreesItsSeat() throws SQLException {
    UUID first = activate(ann, "A");
    UUID second = activate(bob, "B");

    end(first);
    database.run("delete from activation where id = '%s'".formatted(second));

    assertThat(seats()).isEqualTo("0");
    activate(ann, "A");
    activate(ann, "B");
    assertState("LS001", () -> activate(ann, "C"));
  }

  @Test
  @Tag("rule-2.2")
  void anEndedActivationCannotComeBack() throws SQLException {
    UUID first = activate(ann, "A");
    end(first);

    assertState(
        "LS002",
        () ->
            database.run(
                ("update activation set ending = null, ended_at = null, ended_by = null,"
                        + " ending_reason = null where id = '%s'")
                    .formatted(first)));
  }

  @Test
  @Tag("rule-2.2")
  void seatsAreNotCountedByHand() throws SQLException {
    activate(ann, "A");

    assertState("LS002", () -> database.run("update serial set live_seats = 0"));
    assertState("LS002", () -> database.run("update serial set sole_user = null"));
  }

  @Test
  @Tag("rule-2.2")
  void anActivationCannotMoveToAnotherSerialOrAccount() throws SQLException {
    UUID first = activate(ann, "A");

    assertState(
        "LS002",
        () ->
            database.run(
                "update activation set account = '%s' where id = '%s'".formatted(bob, first)));
  }

  @Test
  @Tag("rule-2.3")
  void aSecondUserIsRefusedWhereOneIsAllowed() throws SQLException {
    oneUser(true);
    UUID first = activate(ann, "A");

    assertState("LS001", () -> activate(bob, "B"));
    UUID second = activate(ann, "C");
    end(first);
    assertState("LS001", () -> activate(bob, "B"));
    end(second);
    activate(bob, "B");
  }

  @Test
  @Tag("rule-2.3")
  void whoIsLeftAloneIsTheSoleUser() throws SQLException {
    limit(3);
    UUID first = activate(ann, "A");
    activate(bob, "B");
    assertThat(soleUser()).isNull();
    activate(bob, "C");
    oneUser(true);
    assertState("LS001", () -> activate(bob, "D"));

    end(first);

    assertThat(soleUser()).isEqualTo(bob.toString());
    activate(bob, "D");
  }

  @Test
  @Tag("rule-2.9")
  void aLoweredLimitLeavesLiveActivationsAloneAndAdmitsNoNewOne() throws SQLException {
    UUID first = activate(ann, "A");
    UUID second = activate(bob, "B");

    limit(1);

    assertThat(seats()).isEqualTo("2");
    assertState("LS001", () -> activate(ann, "C"));
    end(first);
    assertState("LS001", () -> activate(ann, "C"));
    end(second);
    activate(ann, "C");
  }

  @Test
  @Tag("rule-2.4")
  void theSameMachineCannotTakeTwoSeats() throws SQLException {
    activate(ann, "A");

    assertState("23505", () -> activate(ann, "A"));
    activate(bob, "A");
  }

  @Test
  @Tag("rule-8.6")
  void anErasedAccountCannotKeepItsName() {
    assertState(
        "23514",
        () ->
            database.run(
                "update account set erased = true, email = null, credential = null where id = '%s'"
                    .formatted(ann)));
  }

  @Test
  @Tag("rule-4.4")
  void anInvitationAndItsAccountWrittenTogetherDoNotMissEachOther() throws Exception {
    String invite =
        "insert into invitation (serial, email, since) values ('%s', 'new-%s@x.example', now())"
            .formatted(serial, order);
    String register =
        ("insert into account (id, email, name, credential, revision)"
                + " values ('%s', 'new-%s@x.example', 'n', 'c', 0)")
            .formatted(UUID.randomUUID(), order);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection inviting = database.source().getConnection();
        Statement statement = inviting.createStatement()) {
      inviting.setAutoCommit(false);
      statement.execute(invite);
      Future<?> registering =
          other.submit(
              () -> {
                database.run(register);
                return null;
              });
      while (!registering.isDone() && database.waiting() == 0) {
        Thread.onSpinWait();
      }
      assertThat(registering.isDone()).as("registered beside an invitation").isFalse();
      inviting.commit();

      assertThatThrownBy(registering::get)
          .rootCause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("LS003"));
    } finally {
      other.shutdownNow();
    }
  }

  private UUID activate(UUID account, String machine) throws SQLException {
    UUID id = UUID.randomUUID();
    database.run(
        ("insert into activation (id, serial, account, machine_name, components, environment,"
                + " since, last_seen)"
                + " values ('%s', '%s', '%s', 'm', '{MACHINE_ID:%s}', 'UNKNOWN', now(), now())")
            .formatted(id, serial, account, machine));
    return id;
  }

  private void end(UUID activation) throws SQLException {
    database.run(
        ("update activation set ending = 'RELEASED', ended_at = now(), ended_by = account,"
                + " ending_reason = '' where id = '%s'")
            .formatted(activation));
  }

  private void limit(int machines) throws SQLException {
    database.run(
        ("update license_order set terms = jsonb_set(terms, '{seats,machineLimit}', '%d')"
                + " where id = '%s'")
            .formatted(machines, order));
  }

  private void oneUser(boolean one) throws SQLException {
    database.run(
        ("update license_order set terms = jsonb_set(terms, '{seats,usersAtOnce}', '\"%s\"')"
                + " where id = '%s'")
            .formatted(one ? "ONE" : "ANY", order));
  }

  private String seats() throws SQLException {
    return database.ask("select live_seats from serial where number = '" + serial + "'").get(0);
  }

  private String soleUser() throws SQLException {
    return database.ask("select sole_user from serial where number = '" + serial + "'").get(0);
  }

  private static void assertState(String state, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
