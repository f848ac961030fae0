package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Lapsed;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.Hold;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signed "not now": the license stays in hand and serves no longer (rule 12.3). */
@Tag("rule-12.3")
class WithheldTest {

  @TempDir Path directory;

  private static Withheld withheld(LicensingClient client) {
    return (Withheld) ((NotLicensed) client.check()).ground();
  }

  @LicensingTest
  @Tag("rule-2.7")
  void aSuspendedLicenseServesNoLongerOnceTheServerHasSaidSo(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Instant at = world.clock().advance(Duration.ofHours(1));
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      assertThat(client.check()).isInstanceOf(Licensed.class); // nothing was heard yet

      Reply<Verdict> reply = client.refresh();

      assertThat(reply).isInstanceOf(Reply.Refused.class);
      assertThat(client.check())
          .isEqualTo(new NotLicensed(new Withheld(List.of("ORDER_SUSPENDED"), at)));
      assertThat(withheld(client).known()).containsExactly(RefusalCode.ORDER_SUSPENDED);
      assertThat(client.check().refreshDue()).isTrue();
      assertThat(client.check().features()).isEmpty();
    }
  }

  @LicensingTest
  void theSeatStaysAndTheNextGoodRefreshBringsTheLicenseBack(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      var activation = client.status().activation();
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      client.refresh();
      assertThat(desk.liveSeats()).isEqualTo(1);
      assertThat(client.status().activation()).isEqualTo(activation);

      world.givenStanding(desk.serial(), Standing.GOOD);

      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(client.status().activation()).isEqualTo(activation);
    }
    try (LicensingClient later = desk.started()) {
      assertThat(later.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void itIsRememberedAfterARestartAndSeenByOthersOfTheSameStore(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient other = desk.started();
        LicensingClient client = desk.activated()) {
      world.givenStanding(desk.serial(), Standing.REVOKED);
      client.refresh();
      assertThat(other.start()).isEqualTo(client.check());
    }
    world.transport().disconnect();
    try (LicensingClient later = desk.started()) {
      assertThat(withheld(later).reasons()).containsExactly("ORDER_REVOKED");
    }
    world.transport().heal();
    world.givenStanding(desk.serial(), Standing.GOOD);
    try (LicensingClient later = desk.started()) {
      assertThat(must(later.refresh())).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void aDamagedFileDoesNotBringBackWhatIsWithheld(LicensingWorld world) throws IOException {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      must(client.refresh());
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      client.refresh();
    }
    Files.write(directory.resolve("acme-studio.license"), new byte[0]);
    try (LicensingClient later = desk.started()) {
      assertThat(later.check().licensed()).isFalse();
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  @Tag("rule-11.3")
  void whatIsWithheldCanBeReleased(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.givenStanding(desk.serial(), Standing.REVOKED);
      client.refresh();
      must(client.release());
      assertThat(desk.liveSeats()).isZero();
      assertThat(((NotLicensed) client.check()).ground()).isInstanceOf(GivenUp.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.5")
  void whatIsWithheldAndThenEndedHasEnded(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      var activation = client.status().activation().orElseThrow();
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      client.refresh();
      world.permitted(
          world.commands().vendor().deactivateAllTheSame(activation, "fraud"),
          Answer.DeactivatedRemotely.class);
      client.refresh();
      Ended ended = (Ended) ((NotLicensed) client.check()).ground();
      assertThat(ended.kind()).isEqualTo(EndingKind.DEACTIVATED_REMOTELY);
      assertThat(ended.by()).isEmpty();
      assertThat(ended.reason()).isEqualTo("fraud");
    }
  }

  @LicensingTest
  @Tag("rule-11.2")
  void allReasonsAreSaidAndAnEndedSubscriptionIsOneOfThem(LicensingWorld world) {
    Instant end = world.clock().instant().plus(Duration.ofDays(3));
    Desk desk = Desk.in(world, directory, Terms.subscription(end));
    try (LicensingClient client = desk.activated()) {
      world.clock().set(end);
      assertThat(client.check()).isEqualTo(new NotLicensed(new Lapsed(end)));
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      client.refresh();
      assertThat(withheld(client).known())
          .containsExactly(RefusalCode.ORDER_SUSPENDED, RefusalCode.LICENSE_EXPIRED);
    }
  }

  @LicensingTest
  @Tag("rule-11.5")
  void theServersTimeInARefusalCountsToo(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.clock().advance(Duration.ofDays(9));
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      client.refresh();
      assertThat(client.status().serverTime()).contains(world.clock().instant());
    }
  }

  @LicensingTest
  void anActivationWhileItIsWithheldIsRefusedAndChangesNothing(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      client.refresh();
      Verdict before = client.check();
      assertThat(client.activate(desk.serial().value())).isInstanceOf(Reply.Refused.class);
      assertThat(client.check()).isEqualTo(before);

      world.givenStanding(desk.serial(), Standing.GOOD);
      assertThat(must(client.activate(desk.serial().value())).existing()).isTrue();
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  void aRefusalOnItsWayDoesNotUndoWhatTheServerHasSaidSince(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient slow = desk.activated();
        LicensingClient quick = desk.started()) {
      world.clock().advance(Duration.ofMinutes(1));
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      Hold refusal = world.transport().holdNextAnswer();
      CompletableFuture<Reply<Verdict>> late = CompletableFuture.supplyAsync(slow::refresh);
      refusal.awaitArrival();
      world.clock().advance(Duration.ofMinutes(1));
      world.givenStanding(desk.serial(), Standing.GOOD);
      must(quick.refresh());
      refusal.release();
      late.get(30, TimeUnit.SECONDS);

      assertThat(slow.check()).isInstanceOf(Licensed.class);
      assertThat(quick.start()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void aLicenseOnItsWayDoesNotUndoARefusalThatCameLater(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient slow = desk.activated();
        LicensingClient quick = desk.started()) {
      world.clock().advance(Duration.ofMinutes(1));
      Hold license = world.transport().holdNextAnswer();
      CompletableFuture<Reply<Verdict>> late = CompletableFuture.supplyAsync(slow::refresh);
      license.awaitArrival();
      world.clock().advance(Duration.ofMinutes(1));
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      quick.refresh();
      license.release();
      late.get(30, TimeUnit.SECONDS);

      assertThat(slow.check().licensed()).isFalse();
      assertThat(quick.start().licensed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  @Tag("rule-12.6")
  void aCrashBeforeTheRefusalIsHeardLeavesTheLicenseAndTheNextRefreshLearnsOfIt(Moment moment) {
    try (LicensingWorld world = new LicensingWorld()) {
      Desk desk = Desk.in(world, directory);
      desk.activated().close();
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      LicensingClient dies = desk.builder(moment.dyingOver(world.transport())).build();
      dies.start();
      assertThatThrownBy(dies::refresh).isInstanceOf(Moment.Died.class);

      try (LicensingClient next = desk.started()) {
        assertThat(next.check()).isInstanceOf(Licensed.class); // no answer is not a "no"
        next.refresh();
        assertThat(withheld(next).reasons()).containsExactly("ORDER_SUSPENDED");
        assertThat(desk.liveSeats()).isEqualTo(1);
      }
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void withoutAWritableDirectoryItIsRememberedInMemory(LicensingWorld world) throws IOException {
    Desk desk =
        Desk.in(world, directory).at(Files.writeString(directory.resolve("file"), "in the way"));
    try (LicensingClient client = desk.activated()) {
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      client.refresh();
      assertThat(client.start().licensed()).isFalse();
      world.givenStanding(desk.serial(), Standing.GOOD);
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
    }
  }
}
