package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reactivated;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Trials, machines that change, and what else happens between activating and releasing. */
class WholeLifeTest {

  @TempDir Path directory;

  @LicensingTest
  @Tag("rule-3.6")
  void aMachineWithANewMainboardKeepsItsSeatByReactivating(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingClient client = desk.on(desk.machine().withNewMainboard()).started()) {
      assertThat(client.check()).isEqualTo(new NotKnown(Doubt.MACHINE_CHANGED));

      Reactivated reactivated = must(client.reactivate());

      assertThat(reactivated.serial()).isEqualTo(desk.serial());
      assertThat(reactivated.coolDownUntil())
          .contains(world.clock().instant().plus(Duration.ofDays(7)));
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
    try (LicensingClient later = desk.on(desk.machine().withNewMainboard()).started()) {
      assertThat(later.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.6")
  @Tag("rule-2.4")
  void aLostAnswerCostsNoSecondCoolDown(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingClient client = desk.on(desk.machine().withNewMainboard()).started()) {
      world.transport().next(Fault.ANSWER_LOST);
      assertThat(client.reactivate()).isInstanceOf(Reply.NoAnswer.class);

      assertThat(must(client.reactivate()).coolDownUntil()).isEmpty();
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  @Tag("rule-3.3")
  void withinTheCoolDownASecondChangeIsRefusedWithItsEnd(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    FakeMachine once = desk.machine().withNewMainboard();
    Instant end;
    try (LicensingClient client = desk.on(once).started()) {
      end = must(client.reactivate()).coolDownUntil().orElseThrow();
    }
    try (LicensingClient client = desk.on(once.withNewMainboard()).started()) {
      ServerProblem problem = ((Reply.Refused<?>) client.reactivate()).problem();

      assertThat(problem.has(RefusalCode.COOL_DOWN)).isTrue();
      assertThat(problem.retryAt()).contains(end);
      world.clock().set(end);
      must(client.reactivate());
    }
  }

  @LicensingTest
  @Tag("rule-3.6")
  void whereNoLicenseIsLeftAPersonReactivatesByTheirActivation(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    Desk reinstalled = desk.on(desk.machine().withNewMainboard()).at(directory.resolve("new disk"));
    try (LicensingClient client = reinstalled.signedIn()) {
      var use =
          must(client.account().serials()).get(0).uses().stream()
              .filter(seat -> seat.own())
              .findFirst()
              .orElseThrow();

      must(client.reactivate(use.activation()));

      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(client.status().activation()).contains(use.activation());
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  @Tag("rule-3.5")
  @Tag("rule-2.7")
  void aSignedNoToAReactivationCounts(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.givenStanding(desk.serial(), Standing.SUSPENDED);
      assertThat(client.reactivate()).isInstanceOf(Reply.Refused.class);
      assertThat(((NotLicensed) client.check()).ground()).isInstanceOf(Withheld.class);
      world.givenStanding(desk.serial(), Standing.GOOD);

      world.permitted(
          world
              .commands()
              .forceRelease(desk.user().id(), client.status().activation().orElseThrow(), ""),
          Answer.ForceReleased.class);
      assertThat(client.reactivate()).isInstanceOf(Reply.Refused.class);
      assertThat(((NotLicensed) client.check()).ground()).isInstanceOf(Ended.class);
    }
  }

  @LicensingTest
  void withoutALicenseOrAPersonNothingIsReactivatedOrTried(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).started()) {
      assertThat(hindrance(client.reactivate())).isEqualTo(Hindrance.NOT_ACTIVATED);
      assertThat(hindrance(client.startTrial())).isEqualTo(Hindrance.NOT_SIGNED_IN);
      assertThat(world.transport().sent()).isEmpty();
    }
  }

  private void offerTrial(LicensingWorld world) {
    Terms terms = Terms.trial(Duration.ofDays(30)).withFeatures(Map.of("export", "watermarked"));
    world.permitted(
        world.commands().vendor().offerTrial(new ProductId("acme-studio"), Optional.of(terms)),
        Answer.TrialOffered.class);
  }

  @LicensingTest
  @Tag("rule-11.4")
  void aTrialRunsOnceOnAMachineAndEnds(LicensingWorld world) {
    offerTrial(world);
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      Activated trial = must(client.startTrial());
      assertThat(trial.existing()).isFalse();
      Licensed verdict = (Licensed) client.check();
      assertThat(verdict.feature("export")).contains("watermarked");
      assertThat(verdict.feature("print")).isEmpty();

      world.clock().advance(Duration.ofDays(30));
      assertThat(client.check().licensed()).isFalse();
      must(client.release());
    }
    try (LicensingClient again = desk.at(directory.resolve("again")).signedIn()) {
      ServerProblem problem = ((Reply.Refused<?>) again.startTrial()).problem();
      assertThat(problem.has(RefusalCode.TRIAL_USED)).isTrue();
      assertThat(again.check().licensed()).isFalse();
    }
  }

  @LicensingTest
  @Tag("rule-11.4")
  @Tag("rule-2.4")
  void aTrialWhoseAnswerWasLostIsFoundAgain(LicensingWorld world) {
    offerTrial(world);
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      world.transport().next(Fault.ANSWER_LOST);
      assertThat(client.startTrial()).isInstanceOf(Reply.NoAnswer.class);

      assertThat(must(client.startTrial()).existing()).isTrue();
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(hindrance(client.startTrial())).isEqualTo(Hindrance.OTHER_SERIAL_ACTIVATED);
    }
  }

  @LicensingTest
  void aProductThatCannotBeTriedSaysSo(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).signedIn()) {
      assertThat(((Reply.Refused<?>) client.startTrial()).problem().code())
          .isEqualTo("TRIAL_NOT_OFFERED");
    }
  }

  private static Hindrance hindrance(Reply<?> reply) {
    return ((Reply.NotSent<?>) reply).hindrance();
  }
}
