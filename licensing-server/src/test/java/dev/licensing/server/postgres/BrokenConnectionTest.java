package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.Submission;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The connection may be lost at any moment; the same key then leads to one seat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenConnectionTest {

  private TestDatabase database;
  private Shop shop;

  @BeforeAll
  void database() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
  }

  @ParameterizedTest(name = "after it was done: {0}")
  @ValueSource(booleans = {false, true})
  @Tag("rule-2.4")
  void whereverAnActivationIsCutARetryEndsWithOneSeat(boolean after) throws Exception {
    int cuts = 0;
    boolean broke = true;
    while (broke) {
      broke = activateCutAt(cuts + 1, after);
      cuts += broke ? 1 : 0;
    }
    assertThat(cuts).as("load, write, commit").isEqualTo(3);
  }

  /** Whether there was anything to cut. */
  private boolean activateCutAt(int place, boolean after) throws Exception {
    AccountId ann = shop.register("ann-" + UUID.randomUUID());
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(3));
    Idempotency key = new Idempotency("account:" + ann, "key-" + UUID.randomUUID(), "hash");
    Submission submission =
        Shop.submission(shop.activation(ann, serial, Shop.machine("laptop")), Optional.of(key));
    BreakingSource breaking = new BreakingSource(database.source(), place, after);
    try {
      new PostgresLicenseStore(breaking).execute(shop.engine, submission);
    } catch (StoreException e) {
      assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE);
    }

    Execution again = shop.execute(submission);

    boolean committedBefore = (after && place == 3) || !breaking.broke();
    assertThat(again)
        .isInstanceOf(committedBefore ? Execution.Replayed.class : Execution.Decided.class);
    assertThat(database.ask("select live_seats from serial where number = '" + serial + "'"))
        .containsExactly("1");
    assertThat(database.ask("select id from notice where to_account = '" + ann + "'")).hasSize(1);
    return breaking.broke();
  }

  @Test
  void aDatabaseOutOfReachIsNeitherYesNorNo() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {1});
    Shop closed = new Shop(nowhere);

    assertThatThrownBy(() -> closed.register("nobody"))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
  }

  @Test
  @Tag("rule-2.2")
  void aDecisionTheTablesWillNeverKeepIsGivenUp() throws Exception {
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(9));
    database.run(
        """
        create function no_seat_ever() returns trigger language plpgsql as $$
        begin raise exception 'no free seat' using errcode = 'LS001'; end $$
        """);
    database.run(
        "create trigger no_seat_ever before insert on activation for each row when (new.serial = '"
            + serial
            + "') execute function no_seat_ever()");
    AccountId third = shop.register("third-" + UUID.randomUUID());

    assertThatThrownBy(
            () ->
                shop.store.execute(
                    shop.engine,
                    Shop.submission(
                        shop.activation(third, serial, Shop.machine("C")), Optional.empty())))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.BUSY));
  }

  @Test
  @Tag("rule-14.4")
  void aRefusalIsRecordedAndItsReplyKept() {
    AccountId ann = shop.register("ann-" + UUID.randomUUID());
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(1));
    shop.activate(ann, serial, "A");
    Idempotency key = new Idempotency("account:" + ann, "key-" + UUID.randomUUID(), "hash");
    Submission second =
        Shop.submission(shop.activation(ann, serial, Shop.machine("B")), Optional.of(key));

    Execution.Decided decided = (Execution.Decided) shop.execute(second);

    assertThat(decided.decision()).isInstanceOf(Decision.Refused.class);
    assertThat(shop.execute(second)).isEqualTo(new Execution.Replayed(decided.reply()));
    assertThat(shop.store.record(serial, 1))
        .singleElement()
        .satisfies(entry -> assertThat(entry.refusals()).isEqualTo(decided.decision().refusals()));
  }
}
