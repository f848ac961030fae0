package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.answer.Status.Pending;
import dev.licensing.client.answer.UpkeepStatus.State;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Lapsed;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NeverActivated;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A license that keeps itself fresh, turn by turn. */
class UpkeepTest {

  private static final Duration LEASE = Duration.ofHours(1);

  @TempDir Path directory;

  private Desk floating(LicensingWorld world) {
    return Desk.in(world, directory, Terms.floating(1, LEASE));
  }

  @LicensingTest
  @Tag("rule-2.11")
  void aFloatingSeatIsHeldForDaysWithAHeartbeatAtAThirdOfItsLease(LicensingWorld world) {
    Desk desk = floating(world);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      int before = world.transport().sent().size();

      upkeep.pass(Duration.ofDays(1));

      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
      assertThat(world.transport().sent().size() - before).isBetween(65, 72);
      assertThat(upkeep.heard).allMatch(verdict -> verdict.licensed());
      assertThat(upkeep.status().state()).isEqualTo(State.KEEPING);
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  void aNodeLockedLicenseIsRefreshedWhenItsFileSaysSoAndNotBefore(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      int before = world.transport().sent().size();

      upkeep.pass(Duration.ofHours(23));
      assertThat(world.transport().sent()).hasSize(before);

      upkeep.pass(Duration.ofHours(4));
      assertThat(world.transport().sent()).hasSize(before + 1);
      assertThat(client.check().refreshDue()).isFalse();
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  void withoutAnAnswerItTriesAgainLaterAndLaterAndSaysWhy(LicensingWorld world) {
    Desk desk = floating(world);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      world.transport().disconnect();
      int before = world.transport().sent().size();

      upkeep.pass(Duration.ofMinutes(50));

      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(world.transport().sent().size() - before).isBetween(8, 16);
      assertThat(upkeep.status().state()).isEqualTo(State.RETRYING);
      assertThat(upkeep.status().since()).isBefore(world.clock().instant());
      assertThat(upkeep.status().nextAttempt().orElseThrow())
          .isBetween(world.clock().instant(), world.clock().instant().plus(Duration.ofMinutes(5)));
      assertThat(((Reply.NoAnswer<?>) upkeep.status().failure().orElseThrow()).silence())
          .isEqualTo(Silence.CONNECTION);

      world.transport().heal();
      upkeep.pass(Duration.ofMinutes(6));
      assertThat(upkeep.status().state()).isEqualTo(State.KEEPING);
      assertThat(upkeep.status().failure()).isEmpty();
      assertThat(upkeep.heard).allMatch(verdict -> verdict.licensed());
      assertThat(upkeep.states).containsExactly(State.KEEPING, State.RETRYING, State.KEEPING);
    }
  }

  @LicensingTest
  @Tag("rule-2.11")
  void aLeaseThatEndsUnansweredIsToldAndComesBackIfTheSeatIsStillFree(LicensingWorld world) {
    Desk desk = floating(world);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      upkeep.turn();
      Instant end = ((Licensed) client.check()).until();
      world.transport().disconnect();

      upkeep.pass(LEASE.plusMinutes(1));
      assertThat(upkeep.heard).last().isEqualTo(new NotLicensed(new Lapsed(end)));

      world.transport().heal();
      upkeep.pass(Duration.ofMinutes(6));
      assertThat(upkeep.heard)
          .last()
          .isEqualTo(new NotLicensed(new Ended(EndingKind.LAPSED, end, "", "")));
      assertThat(upkeep.status().state()).isEqualTo(State.IDLE);
    }
  }

  @LicensingTest
  @Tag("rule-2.11")
  void afterASleepBeyondTheLeaseTheServerIsAskedBeforeAnythingIsToldLost(LicensingWorld world) {
    Desk desk = floating(world);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      upkeep.turn();
      Instant end = ((Licensed) client.check()).until();
      int before = world.transport().sent().size();

      world.clock().advance(Duration.ofHours(9)); // the lid was closed
      upkeep.turn();

      assertThat(world.transport().sent()).hasSize(before + 1);
      assertThat(upkeep.heard)
          .last()
          .isEqualTo(new NotLicensed(new Ended(EndingKind.LAPSED, end, "", "")));
    }
  }

  @LicensingTest
  @Tag("rule-2.11")
  void aSleepWithinTheLeaseEndsWithOneAttemptAtOnceWhateverFailedBefore(LicensingWorld world) {
    Desk desk = floating(world);
    desk.activated().close();
    try (LicensingClient client =
        desk.builder(world.transport()).randomness(new Random(1)).build()) {
      Steward upkeep = new Steward(world, client);
      world.transport().disconnect();
      upkeep.pass(Duration.ofMinutes(40));
      world.transport().heal();
      Duration rest = upkeep.turn();
      Instant woken = world.clock().advance(rest.plusSeconds(31)); // more than it meant to rest
      assertThat(upkeep.status().nextAttempt().orElseThrow()).isAfter(woken);

      upkeep.turn();

      assertThat(upkeep.status().state()).isEqualTo(State.KEEPING);
    }
  }

  @LicensingTest
  void whoKnowsThatTheNetworkIsBackNeedNotWait(LicensingWorld world) {
    Desk desk = floating(world);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      world.transport().disconnect();
      upkeep.pass(Duration.ofMinutes(40));
      world.transport().heal();

      upkeep.hurry();
      upkeep.turn();

      assertThat(upkeep.status().state()).isEqualTo(State.KEEPING);
      assertThat(upkeep.status().failure()).isEmpty();
    }
  }

  @LicensingTest
  @Tag("rule-11.5")
  void aClockThatIsHoursAheadDoesNotLoseTheSeat(LicensingWorld world) {
    Desk desk = floating(world);
    var ahead = new VirtualClock(world.clock().instant().plus(Duration.ofHours(5)));
    try (LicensingClient client = desk.builder(world.transport()).clock(ahead).build()) {
      client.useToken(world.signedIn(desk.user()));
      must(client.activate(desk.serial().value()));
      assertThat(client.check()).isInstanceOf(Licensed.class);

      Steward upkeep = new Steward(world, client);
      for (int minute = 0; minute < 300; minute++) {
        upkeep.turn();
        world.clock().advance(Duration.ofMinutes(1));
        ahead.advance(Duration.ofMinutes(1));
      }
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(upkeep.heard).allMatch(verdict -> verdict.licensed());
    }
    try (LicensingClient later = desk.builder(world.transport()).clock(ahead).build()) {
      assertThat(later.start()).isEqualTo(new NotKnown(Doubt.CLOCK)); // not: lapsed
      new Steward(world, later).turn();
      assertThat(later.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-11.5")
  void aClockSetBackMakesNothingWaitForIt(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    var own = new VirtualClock(world.clock().instant());
    try (LicensingClient client = desk.builder(world.transport()).clock(own).build()) {
      client.useToken(world.signedIn(desk.user()));
      must(client.activate(desk.serial().value()));
      Steward upkeep = new Steward(world, client);
      upkeep.turn();
      own.advance(Duration.ofDays(-400));

      upkeep.turn();

      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(upkeep.heard)
          .noneMatch(verdict -> verdict instanceof NotKnown known && known.doubt() == Doubt.CLOCK);
    }
  }

  @LicensingTest
  @Tag("rule-2.7")
  void whatIsWithheldIsAskedForAgainUntilItIsGiven(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      upkeep.pass(Duration.ofHours(27));
      assertThat(((NotLicensed) client.check()).ground()).isInstanceOf(Withheld.class);
      int asked = world.transport().sent().size();

      upkeep.pass(Duration.ofDays(1));
      assertThat(world.transport().sent().size() - asked).isBetween(24, 48);

      world.givenStanding(desk.serial(), Standing.GOOD);
      upkeep.pass(Duration.ofMinutes(61));
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void aReleaseThatGotNoAnswerIsFinished(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      upkeep.turn();
      world.transport().next(Fault.REQUEST_LOST);
      client.release();
      assertThat(client.status().pending()).contains(Pending.RELEASE);

      upkeep.turn();

      assertThat(((NotLicensed) client.check()).ground()).isInstanceOf(GivenUp.class);
      assertThat(upkeep.status().state()).isEqualTo(State.IDLE);
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @LicensingTest
  void withNothingActivatedNothingIsSent(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).builder(world.transport()).build()) {
      Steward upkeep = new Steward(world, client);

      upkeep.pass(Duration.ofDays(1));

      assertThat(world.transport().sent()).isEmpty();
      assertThat(upkeep.status().state()).isEqualTo(State.IDLE);
      assertThat(upkeep.status().nextAttempt()).isEmpty();
      assertThat(upkeep.heard).containsExactly(new NotLicensed(new NeverActivated()));
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void whatAnotherProcessHasRenewedIsNotAskedForAgain(LicensingWorld world) {
    Desk desk = floating(world);
    try (LicensingClient first = desk.activated();
        LicensingClient second = desk.started()) {
      Steward upkeep = new Steward(world, second);
      upkeep.turn();
      world.clock().advance(Duration.ofMinutes(25));
      must(first.refresh());
      int sent = world.transport().sent().size();

      upkeep.turn();

      assertThat(second.check().refreshDue()).isFalse();
      assertThat(world.transport().sent()).hasSize(sent);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void whatAnotherProcessActivatesIsFoundWithinMinutes(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient second = desk.started()) {
      Steward upkeep = new Steward(world, second);
      upkeep.turn();
      desk.activated().close();

      upkeep.pass(Duration.ofMinutes(10));

      assertThat(upkeep.heard).last().isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void aServerThatAsksForMoreTimeGetsIt(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    var busy = new WireResponse(503, new TreeMap<>(Map.of("Retry-After", "1800")), new byte[0]);
    try (LicensingClient client = desk.builder(request -> new Answered(busy)).build()) {
      client.start();
      world.clock().advance(Duration.ofDays(2));
      Steward upkeep = new Steward(world, client);

      upkeep.turn();

      assertThat(upkeep.status().nextAttempt())
          .contains(world.clock().instant().plus(Duration.ofMinutes(30)));
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void whoLeavesGivesAFloatingSeatBackAndKeepsANodeLockedOne(LicensingWorld world) {
    Desk pool = floating(world);
    try (LicensingClient client = pool.activated()) {
      Steward upkeep = new Steward(world, client);
      upkeep.turn();
      upkeep.leave();
      assertThat(pool.liveSeats()).isZero();
      assertThat(upkeep.status().state()).isEqualTo(State.CLOSED);
    }
    Desk desk =
        new Desk(
            world,
            pool.user(),
            world.givenOwned(pool.user(), Terms.singleMachine()),
            pool.machine(),
            directory.resolve("other"));
    try (LicensingClient client = desk.activated()) {
      Steward upkeep = new Steward(world, client);
      upkeep.turn();
      upkeep.leave();
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void aFloatingSeatIsGivenBackByTheLastWhoLivesOnIt(LicensingWorld world) {
    Desk desk = floating(world);
    try (LicensingClient first = desk.activated();
        LicensingClient second = desk.started()) {
      Steward one = new Steward(world, first);
      Steward other = new Steward(world, second);
      one.turn();
      other.turn();

      one.leave();
      assertThat(desk.liveSeats()).isEqualTo(1);
      other.leave();
      assertThat(desk.liveSeats()).isZero();
    }
  }
}
