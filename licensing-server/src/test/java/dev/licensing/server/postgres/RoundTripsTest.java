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

/** How often something goes to the database for a command: load, write, commit. */
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
  void activatingRefreshingAndReleasingTakeThree() {
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(3));
    Activate activate = shop.activation(ann, serial, Shop.machine("laptop"));
    ActivationId id = activate.activation();

    assertThat(trips(activate)).isEqualTo(3);
    assertThat(
            trips(
                new Refresh(
                    Shop.by(ann), id, Shop.machine("laptop"), Optional.empty(), Shop.NONCE)))
        .isEqualTo(3);
    assertThat(trips(new Release(Shop.by(ann), id, Shop.machine("laptop")))).isEqualTo(3);
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

    assertThat(trips(shop.activation(ann, serial, Shop.machine("laptop"), LATER))).isEqualTo(3);
    assertThat(database.ask("select 1 from activation where untold")).hasSize(3);
    assertThat(trips(new EndLapsedLeases(Shop.by(vendor(), LATER)))).isEqualTo(3);
    assertThat(database.ask("select 1 from activation where untold")).isEmpty();
  }

  /** A long command takes one more for each fifty statements, a deletion two for the record. */
  @Test
  void wideCommandsGrowWithWhatTheyChange() {
    assertThat(trips(new DeleteAccount(Shop.by(ann), hash()))).isEqualTo(5);
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
    Idempotency key = new Idempotency("account:" + ann, UUID.randomUUID().toString(), "hash");
    Execution execution =
        new PostgresLicenseStore(counting)
            .execute(shop.engine, Shop.submission(command, Optional.of(key)));
    assertThat(execution)
        .isInstanceOfSatisfying(
            Execution.Decided.class,
            decided -> assertThat(decided.decision()).isInstanceOf(Decision.Permitted.class));
    return counting.sent();
  }
}
