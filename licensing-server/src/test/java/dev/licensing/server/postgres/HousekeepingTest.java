package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.SessionStore.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done without anybody asking. */
@Timeout(60)
class HousekeepingTest {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Terms FLOATING =
      Terms.perDeveloper(5)
          .withUsersAtOnce(UsersAtOnce.ANY)
          .withClaimable(true)
          .withSeats(Terms.floating(5, LEASE).seats());
  private static final Instant END = Shop.NOON.plus(LEASE);

  private TestDatabase database;
  private Shop shop;
  private AccountId ann;

  @BeforeEach
  void somebodyUsesAFloatingSeat() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    ann = shop.register("ann");
    SerialNumber serial = shop.openSerial(FLOATING);
    Idempotency key = new Idempotency("account:" + ann, UUID.randomUUID().toString(), "request");
    shop.execute(
        Shop.submission(shop.activation(ann, serial, Shop.machine("laptop")), Optional.of(key)));
  }

  @Test
  @Tag("rule-2.11")
  void whoseLeaseHasEndedIsToldOnceAndNobodyBefore() throws Exception {
    passes(END.minusMillis(1));
    assertThat(lapses()).isZero();
    passes(END);
    assertThat(lapses()).isOne();
  }

  @Test
  void whereNothingIsDueNothingIsWritten() throws Exception {
    passes(END);
    var written = database.dump();
    passes(END.plusSeconds(60));
    assertThat(database.dump()).isEqualTo(written);
  }

  @Test
  void sessionsThatAreOverAreForgotten() {
    shop.sessions.open(new Session("over", ann, Shop.NOON, END));
    shop.sessions.open(new Session("open", ann, Shop.NOON, END.plusMillis(1)));
    passes(END);
    assertThat(shop.sessions.find("over")).isEmpty();
    assertThat(shop.sessions.find("open")).isPresent();
  }

  @Test
  void aReplyServesForThirtyDays() throws Exception {
    Instant end = Shop.NOON.plus(Housekeeping.REPLIES_SERVE);
    passes(end);
    assertThat(database.ask("select key from reply")).hasSize(1);
    passes(end.plusMillis(1));
    assertThat(database.ask("select key from reply")).isEmpty();
  }

  @Test
  void onceStartedItDoesSoByItself() throws Exception {
    shop.sessions.open(new Session("over", ann, Shop.NOON, END));
    Housekeeping running = at(END).start();
    try {
      while (lapses() == 0 || shop.sessions.find("over").isPresent()) { // or time is out
        Thread.sleep(20);
      }
    } finally {
      running.close();
    }
  }

  @Test
  void whatFailsKeepsNothingElseFromBeingDone() throws Exception {
    shop.sessions.open(new Session("over", ann, Shop.NOON, END));
    database.run("alter table notice rename to gone");
    Housekeeping running = at(END).start();
    try {
      while (shop.sessions.find("over").isPresent()) { // or time is out
        Thread.sleep(20);
      }
    } finally {
      running.close();
    }
  }

  /** All that is due at this instant is done. */
  private void passes(Instant now) {
    Housekeeping keeping = at(now);
    keeping.tellOfLapses();
    keeping.forget();
    keeping.close();
  }

  private Housekeeping at(Instant now) {
    return new Housekeeping(shop.store, shop.sessions, Policy.standard(), () -> now);
  }

  private long lapses() {
    return shop.store.pending(100).stream()
        .filter(pending -> pending.notice().kind() == NoticeKind.LAPSED)
        .count();
  }
}
