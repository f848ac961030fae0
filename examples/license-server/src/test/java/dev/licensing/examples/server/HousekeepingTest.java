package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import dev.licensing.server.postgres.SchemaMigration;
import dev.licensing.testkit.FakeMachine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done without anybody asking, on a real database. */
@Timeout(60)
class HousekeepingTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final ProductId PRODUCT = new ProductId("acme-studio");
  private static final SerialNumber SERIAL = SerialNumber.fromRandom(new byte[15]);
  private static final AccountId ADA = new AccountId(new UUID(1, 1));
  private static final Email EMAIL = new Email("ada@example.com");
  private static final StoredReply REPLY = new StoredReply(200, "{}");

  private final LicenseEngine engine = new LicenseEngine();
  private EmbeddedPostgres postgres;
  private PostgresLicenseStore store;
  private PostgresSessionStore sessions;

  @BeforeEach
  void somebodyUsesAFloatingSeat() throws Exception {
    postgres = EmbeddedPostgres.start();
    new SchemaMigration(postgres.getPostgresDatabase()).apply();
    store = new PostgresLicenseStore(postgres.getPostgresDatabase());
    sessions = new PostgresSessionStore(postgres.getPostgresDatabase());
    execute(
        new RegisterAccount(by(new Actor.Visitor()), Account.registered(ADA, EMAIL, "Ada"), ""));
    execute(
        new IssueOrder(
            by(new Actor.Vendor("shop")),
            new OrderId(new UUID(2, 1)),
            PRODUCT,
            Terms.singleMachine().withSeats(SeatTerms.floating(5, LEASE)),
            new TreeSet<>(List.of(SERIAL)),
            new Buyers(Optional.of(EMAIL), Optional.empty(), new TreeSet<>())));
    execute(
        new Activate(
            by(new Actor.Person(ADA, NOON)),
            SERIAL,
            FakeMachine.named("desk").machine(PRODUCT),
            new ActivationId(new UUID(3, 1)),
            Optional.empty(),
            "nonce-of-16-chars"));
  }

  @AfterEach
  void close() throws Exception {
    postgres.close();
  }

  @Test
  @Tag("rule-2.11")
  void theUserOfALeaseThatHasEndedIsToldOnceAndNobodyBefore() throws Exception {
    Instant end = NOON.plus(LEASE);
    passes(end.minusMillis(1));
    assertThat(lapses()).isZero();
    passes(end);
    assertThat(lapses()).isOne();
    long written = count("record_entry");
    passes(end.plusSeconds(60));
    assertThat(lapses()).isOne();
    assertThat(count("record_entry")).isEqualTo(written);
  }

  @Test
  void whatIsOverIsForgottenAndNothingElse() throws Exception {
    sessions.open(new Session("over", ADA, NOON, NOON.plusSeconds(10)));
    sessions.open(new Session("open", ADA, NOON, NOON.plusSeconds(11)));
    passes(NOON.plusSeconds(10));
    assertThat(sessions.find("over")).isEmpty();
    assertThat(sessions.find("open")).isPresent();
  }

  @Test
  void aReplyIsKeptForThirtyDays() throws Exception {
    assertThat(count("reply")).isEqualTo(3);
    passes(NOON.plus(Housekeeping.REPLIES_SERVE));
    assertThat(count("reply")).isEqualTo(3);
    passes(NOON.plus(Housekeeping.REPLIES_SERVE).plusMillis(1));
    assertThat(count("reply")).isZero();
  }

  @Test
  void itBeginsByItself() throws Exception {
    sessions.open(new Session("over", ADA, NOON, NOON));
    Housekeeping running = Housekeeping.begin(store, sessions, engine, () -> NOON.plus(LEASE));
    try {
      while (lapses() == 0 || sessions.find("over").isPresent()) { // or time is out
        Thread.sleep(20);
      }
    } finally {
      running.close();
    }
  }

  /** Everything that is due at this instant is done. */
  private void passes(Instant now) {
    try (Housekeeping keeping = new Housekeeping(store, sessions, engine, () -> now)) {
      keeping.tellOfLapses();
      keeping.forget();
    }
  }

  private long lapses() {
    return store.pending(100).stream()
        .filter(pending -> pending.notice().kind() == NoticeKind.LAPSED)
        .count();
  }

  private void execute(Command command) {
    Idempotency key = new Idempotency("test", UUID.randomUUID().toString(), "request");
    Execution done =
        store.execute(engine, new Submission(command, Optional.of(key), decision -> REPLY));
    assertThat(((Execution.Decided) done).decision()).isInstanceOf(Decision.Permitted.class);
  }

  private long count(String table) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Origin by(Actor actor) {
    return new Origin(new CommandId(UUID.randomUUID()), NOON, actor);
  }
}
