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
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What a store says when the database is out of reach, or keeps nothing; what it keeps of a "no".
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenConnectionTest {

  private TestDatabase database;
  private Shop shop;

  @BeforeAll
  void database() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
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
