package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often something goes to the database for a command: one to load, one to write and commit. */
class RoundTripsTest {

  private static final Instant LATER = Shop.NOON.plusSeconds(120);

  private TestDatabase database;
  private Shop shop;
  private AccountId ann;

  @BeforeEach
  void shop() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    ann = shop.register("ann");
  }

  @Test
  void activatingRefreshingAndReleasingTakeTwo() {
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(3));
    Activate activate = shop.activation(ann, serial, Shop.machine("laptop"));
    ActivationId id = activate.activation();

    assertThat(trips(activate)).isEqualTo(2);
    assertThat(
            trips(
                new Refresh(
                    Shop.by(ann), id, Shop.machine("laptop"), Optional.empty(), Shop.NONCE)))
        .isEqualTo(2);
    assertThat(trips(new Release(Shop.by(ann), id, Shop.machine("laptop")))).isEqualTo(2);
  }

  /** Also when the driver has prepared the statements, and knows how large their answers can be. */
  @Test
  void theNetworkSeesNoMore() throws Exception {
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(100));
    try (Wire wire = new Wire(database.port())) {
      PostgresLicenseStore store = new PostgresLicenseStore(database.oneConnection(wire));
      for (int i = 0; i < 20; i++) {
        Activate activate = shop.activation(ann, serial, Shop.machine("machine " + i));
        Refresh refresh =
            new Refresh(
                Shop.by(ann),
                activate.activation(),
                activate.machine(),
                Optional.empty(),
                Shop.NONCE);
        assertThat(trips(store, wire, activate)).as("activation %d", i).isEqualTo(2);
        assertThat(trips(store, wire, refresh)).as("first heartbeat %d", i).isEqualTo(2);
        assertThat(trips(store, wire, refresh)).as("second heartbeat %d", i).isEqualTo(1);
        assertThat(trips(store, wire, refresh)).as("third heartbeat %d", i).isEqualTo(1);
      }
    }
  }

  /**
   * What a server knows of heartbeats may be old; then one trip finds that, one ends it, two do it.
   */
  @Test
  void aHeartbeatThatFindsSomethingChangedIsDecidedAnew() throws Exception {
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(3));
    Activate activate = shop.activation(ann, serial, Shop.machine("laptop"));
    shop.execute(Shop.submission(activate, Optional.empty()));
    Refresh refresh =
        new Refresh(
            Shop.by(ann), activate.activation(), activate.machine(), Optional.empty(), Shop.NONCE);
    try (Wire wire = new Wire(database.port())) {
      PostgresLicenseStore store = new PostgresLicenseStore(database.oneConnection(wire));
      trips(store, wire, refresh);
      shop.refresh(ann, activate.activation(), "laptop", LATER);

      assertThat(trips(store, wire, refresh)).isEqualTo(1 + 1 + 2);
      assertThat(trips(store, wire, refresh)).isEqualTo(1);
    }
  }

  private int trips(PostgresLicenseStore store, Wire wire, Command command) {
    int before = wire.trips();
    store.execute(shop.engine, Shop.submission(command, Optional.of(key())));
    return wire.trips() - before;
  }

  private Idempotency key() {
    return new Idempotency("account:" + ann, UUID.randomUUID().toString(), "hash");
  }

  @Test
  @Tag("rule-2.11")
  void takingASeatThatLapsedTakesNoMore() throws Exception {
    Terms floating = Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY);
    SerialNumber serial =
        shop.openSerial(floating.withSeats(Terms.floating(3, Duration.ofMinutes(1)).seats()));
    AccountId bob = shop.register("bob");
    for (int i = 0; i < 3; i++) {
      shop.activate(bob, serial, "machine " + i);
    }

    assertThat(trips(shop.activation(ann, serial, Shop.machine("laptop"), LATER))).isEqualTo(2);
    assertThat(database.ask("select 1 from activation where untold")).hasSize(3);
    assertThat(trips(new EndLapsedLeases(Shop.by(vendor(), LATER)))).isEqualTo(2);
    assertThat(database.ask("select 1 from activation where untold")).isEmpty();
  }

  /** A long command takes one more for each fifty statements, a deletion two for the record. */
  @Test
  void wideCommandsGrowWithWhatTheyChange() {
    assertThat(trips(new DeleteAccount(Shop.by(ann), hash()))).isEqualTo(4);
  }

  private static Actor vendor() {
    return new Actor.Vendor("housekeeping");
  }

  private Optional<ReportHash> hash() {
    Decision asked = shop.decide(new DeleteAccount(Shop.by(ann), Optional.empty()));
    return asked.report().map(Report::hash);
  }

  private int trips(Command command) {
    BreakingSource counting = BreakingSource.counting(database.source());
    Execution execution =
        new PostgresLicenseStore(counting)
            .execute(shop.engine, Shop.submission(command, Optional.of(key())));
    assertThat(execution)
        .isInstanceOfSatisfying(
            Execution.Decided.class,
            decided -> assertThat(decided.decision()).isInstanceOf(Decision.Permitted.class));
    return counting.sent();
  }
}
