package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What a server remembers of a heartbeat may be old: whatever another server has done since, it
 * decides as one that remembers nothing.
 */
class HeartbeatsTest {

  private static final Instant SOON = Shop.NOON.plusSeconds(20);
  private static final Instant LATER = Shop.NOON.plusSeconds(40);

  private TestDatabase database;
  private Shop remembering;
  private Shop other;
  private AccountId ann;
  private SerialNumber serial;
  private ActivationId activation;

  /** Something the other server does between two heartbeats. */
  private record Meanwhile(String name, Runnable deed, Machine asking, boolean refused) {

    Meanwhile(String name, Runnable deed, boolean refused) {
      this(name, deed, Shop.machine("laptop"), refused);
    }
  }

  @BeforeEach
  void twoServersAndAHeartbeat() throws Exception {
    database = TestDatabase.migrated();
    remembering = new Shop(database.source());
    other = new Shop(database.source());
    ann = other.register("ann");
    serial = other.openSerial(terms(2));
    activation = other.activation(ann, serial, Shop.machine("laptop")).activation();
    other.decide(
        new Activate(
            Shop.by(ann),
            serial,
            Shop.machine("laptop"),
            activation,
            Optional.empty(),
            Shop.NONCE));
    assertThat(remembering.refresh(ann, activation, "laptop", Shop.NOON).refusals()).isEmpty();
  }

  private static Terms terms(int seats) {
    return Terms.perDeveloper(3)
        .withUsersAtOnce(UsersAtOnce.ANY)
        .withSeats(Terms.floating(seats, Duration.ofMinutes(1)).seats());
  }

  @TestFactory
  @Tag("rule-2.11")
  @Tag("rule-3.5")
  @Tag("rule-13.1")
  Stream<DynamicTest> whateverHappenedMeanwhileCounts() {
    return Stream.of(
            new Meanwhile("nothing", () -> {}, false),
            new Meanwhile("released", () -> other.release(ann, activation, "laptop"), true),
            new Meanwhile("forced", () -> other.forceRelease(ann, activation, "lost"), true),
            new Meanwhile("on another machine", this::reactivate, true),
            new Meanwhile("suspended", () -> standing(Optional.of(serial)), true),
            new Meanwhile("order suspended", () -> standing(Optional.empty()), true),
            new Meanwhile("other terms", () -> other.decide(changeTerms()), false),
            new Meanwhile("another heartbeat", this::heartbeat, false),
            new Meanwhile("another disk", this::anotherDisk, withAnotherBoard(), true),
            new Meanwhile("nothing, and another board", () -> {}, withAnotherBoard(), false),
            new Meanwhile("somebody else came", this::somebodyElse, false))
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private void check(Meanwhile meanwhile) throws Exception {
    twoServersAndAHeartbeat();
    meanwhile.deed().run();
    Command next =
        new Refresh(
            Shop.by(new Actor.Person(ann, LATER), LATER),
            activation,
            meanwhile.asking(),
            Optional.empty(),
            Shop.NONCE);
    Decision fresh = other.engine.decide(other.store.read(other.engine.factsFor(next)), next);

    assertThat(fresh.refusals().isEmpty()).isNotEqualTo(meanwhile.refused());
    assertThat(remembering.decide(next)).isEqualTo(fresh);
  }

  /** The mainboard and the disk are others: near enough to keep the seat, and another machine. */
  private void reactivate() {
    Map<ComponentKind, String> read =
        Map.of(ComponentKind.MACHINE_ID, "id of laptop", ComponentKind.BOARD_SERIAL, "new");
    Machine machine =
        new Machine(
            "laptop", MachineIdentity.hashed(Shop.PRODUCT.value(), read), Environment.BARE_METAL);
    Reactivate moved =
        new Reactivate(
            Shop.by(new Actor.Person(ann, SOON), SOON),
            activation,
            machine,
            Optional.empty(),
            Shop.NONCE);
    assertThat(other.decide(moved).refusals()).isEmpty();
  }

  private void anotherDisk() {
    Refresh seen =
        new Refresh(
            Shop.by(new Actor.Person(ann, SOON), SOON),
            activation,
            Shop.machine("laptop", "another disk"),
            Optional.empty(),
            Shop.NONCE);
    assertThat(other.decide(seen).refusals()).isEmpty();
  }

  /** The same as before, and not the same as one that has another disk too. */
  private static Machine withAnotherBoard() {
    Map<ComponentKind, String> read =
        Map.of(
            ComponentKind.MACHINE_ID,
            "id of laptop",
            ComponentKind.BOARD_SERIAL,
            "another board",
            ComponentKind.DISK_SERIAL,
            "disk of laptop",
            ComponentKind.PROCESSOR,
            "a usual one");
    return new Machine(
        "laptop", MachineIdentity.hashed(Shop.PRODUCT.value(), read), Environment.BARE_METAL);
  }

  private OrderId order() {
    return other
        .store
        .read(FactsNeeded.by(SOON, Optional.empty()).andActivation(activation))
        .orders()
        .get(0)
        .id();
  }

  private void standing(Optional<SerialNumber> which) {
    other.decide(
        new ChangeStanding(
            Shop.by(new Actor.Vendor("sales")), order(), which, Standing.SUSPENDED, "unpaid"));
  }

  private ChangeTerms changeTerms() {
    return new ChangeTerms(Shop.by(new Actor.Vendor("sales")), order(), terms(1));
  }

  private void heartbeat() {
    assertThat(other.refresh(ann, activation, "laptop", SOON).refusals()).isEmpty();
  }

  private void somebodyElse() {
    AccountId bob = other.register("bob");
    assertThat(other.activate(bob, serial, "desktop").refusals()).isEmpty();
  }
}
