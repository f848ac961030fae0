package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Advice;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Released;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Grace;
import dev.licensing.client.answer.Verdict.Lapsed;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NeverActivated;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.LicenseState;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to the release, against the real rules. */
class LifeCycleTest {

  @TempDir Path directory;

  @LicensingTest
  void beforeTheStartNothingIsKnown(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).builder(world.transport()).build()) {
      assertThat(client.check()).isEqualTo(new NotKnown(Doubt.NOT_STARTED));
      assertThat(client.status().store()).isEqualTo(StoreCondition.NOT_READ);
    }
  }

  @LicensingTest
  void onAFreshMachineNothingWasEverActivated(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).started()) {
      assertThat(client.check()).isEqualTo(new NotLicensed(new NeverActivated()));
      assertThat(client.check().licensed()).isFalse();
      assertThat(world.transport().sent()).isEmpty();
    }
  }

  @LicensingTest
  @Tag("rule-2.1")
  void activatingTakesOneSeatAndLicensesThisMachine(LicensingWorld world) {
    Terms terms = Terms.singleMachine().withMachineLimit(2).withFeatures(Map.of("export", "full"));
    Desk desk = Desk.in(world, directory, terms);
    try (LicensingClient client = desk.signedIn()) {
      Reply<Activated> reply = client.activate(desk.serial().value().toLowerCase(Locale.ROOT));

      Activated activated = reply.done().orElseThrow();
      assertThat(activated.serial()).isEqualTo(desk.serial());
      assertThat(activated.existing()).isFalse();
      assertThat(activated.liveSeats()).isEqualTo(1);
      assertThat(activated.machineLimit()).isEqualTo(2);
      assertThat(desk.liveSeats()).isEqualTo(1);
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(client.check().features()).containsEntry("export", "full");
      assertThat(client.status().serial()).contains(desk.serial());
      assertThat(client.status().store()).isEqualTo(StoreCondition.GOOD);
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  void afterARestartTheLicenseServesWithoutTheServer(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    world.transport().disconnect();
    int sent = world.transport().sent().size();

    try (LicensingClient client = desk.builder(world.transport()).build()) {
      assertThat(client.start()).isInstanceOf(Licensed.class);
      assertThat(world.transport().sent()).hasSize(sent);
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  @Tag("rule-11.1")
  void aLicenseAgesFromFreshToLapsedAndEachStateIsSaid(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Licensed fresh = (Licensed) client.check();
      assertThat(fresh.state()).isEqualTo(LicenseState.FRESH);
      assertThat(fresh.refreshDue()).isFalse();

      world.clock().advance(Duration.ofDays(2));
      assertThat(((Licensed) client.check()).state()).isEqualTo(LicenseState.REFRESH_DUE);
      assertThat(client.check().refreshDue()).isTrue();

      world.clock().set(fresh.until());
      Grace grace = (Grace) client.check();
      assertThat(grace.licensed()).isTrue();
      assertThat(grace.daysLeft()).isEqualTo(7);

      world.clock().set(grace.until());
      assertThat(client.check()).isEqualTo(new NotLicensed(new Lapsed(grace.until())));
      assertThat(client.check().refreshDue()).isTrue();
    }
  }

  @LicensingTest
  @Tag("rule-12.1")
  void refreshingBringsANewLicenseFileAlsoWhenTheOldHasLapsed(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.clock().advance(Duration.ofDays(100));

      assertThat(client.refresh().done().orElseThrow()).isInstanceOf(Licensed.class);
      assertThat(((Licensed) client.check()).state()).isEqualTo(LicenseState.FRESH);
      assertThat(client.status().serverTime()).contains(world.clock().instant());
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  void withoutAnAnswerTheLicenseInHandStays(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.transport().disconnect();

      Reply<Verdict> reply = client.refresh();

      assertThat(reply).isInstanceOf(Reply.NoAnswer.class);
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.5")
  void aForceReleasedMachineLearnsWhoWhenAndWhyAtItsNextContact(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient machine = desk.activated()) {
      Instant at = world.clock().advance(Duration.ofHours(1));
      forceRelease(desk, machine, "the laptop was stolen");
      assertThat(machine.check()).isInstanceOf(Licensed.class); // nothing was heard yet

      Reply<Verdict> reply = machine.refresh();

      assertThat(reply).isInstanceOf(Reply.Refused.class);
      NotLicensed ended =
          new NotLicensed(new Ended(EndingKind.FORCE_RELEASED, at, "Ada", "the laptop was stolen"));
      assertThat(machine.check()).isEqualTo(ended);
    }
    try (LicensingClient later = desk.started()) { // and it is remembered
      assertThat(((NotLicensed) later.check()).ground()).isInstanceOf(Ended.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.5")
  void afterAForceReleaseTheMachineCanBeActivatedAgain(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient machine = desk.activated()) {
      forceRelease(desk, machine, "");
      machine.refresh();

      assertThat(machine.activate(desk.serial().value()).done().orElseThrow().existing()).isFalse();
      assertThat(machine.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-6.2")
  @Tag("rule-3.5")
  void whoWasRemovedLearnsItOnTheirMachine(LicensingWorld world) {
    Account bob = world.givenAccount("bob@example.com", "Bob");
    Desk ada = Desk.in(world, directory);
    world.givenAssigned(ada.user(), ada.serial(), bob);
    Desk desk = new Desk(world, bob, ada.serial(), ada.machine(), directory);
    try (LicensingClient client = desk.activated()) {
      Instant at = world.clock().advance(Duration.ofHours(1));
      world.permitted(
          world
              .commands()
              .orders()
              .removeUser(
                  ada.user().id(), world.order(ada.serial()).id(), bob.id(), "bob@example.com"),
          Answer.UserRemoved.class);
      client.refresh();
      assertThat(client.check())
          .isEqualTo(new NotLicensed(new Ended(EndingKind.USER_REMOVED, at, "Ada", "")));
    }
  }

  @LicensingTest
  @Tag("rule-2.11")
  void aFloatingSeatIsRenewedInTimeAndLapsesWithItsLicense(LicensingWorld world) {
    Duration lease = Duration.ofHours(1);
    Desk desk = Desk.in(world, directory, Terms.floating(1, lease));
    try (LicensingClient client = desk.activated()) {
      world.clock().advance(lease.dividedBy(3));
      assertThat(client.check().refreshDue()).isTrue();
      Licensed renewed = (Licensed) must(client.refresh());
      assertThat(renewed.until()).isEqualTo(world.clock().instant().plus(lease));

      world.clock().advance(lease);
      assertThat(client.check()).isEqualTo(new NotLicensed(new Lapsed(renewed.until())));
      client.refresh();
      assertThat(client.check())
          .isEqualTo(new NotLicensed(new Ended(EndingKind.LAPSED, renewed.until(), "", "")));
      assertThat(must(client.activate(desk.serial().value())).existing()).isFalse();
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  private void forceRelease(Desk desk, LicensingClient machine, String reason) {
    ForceRelease asked =
        new ForceRelease(machine.status().activation().orElseThrow(), true, reason);
    try (LicensingClient elsewhere =
        desk.on(FakeMachine.named("phone")).at(directory.resolve("elsewhere")).started()) {
      must(elsewhere.signIn(Desk.EMAIL, LicensingWorld.PASSWORD));
      var preview = must(elsewhere.account().previewForceRelease(asked));
      must(elsewhere.account().forceRelease(asked, preview.hash()));
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void releasingFreesTheSeatAndGivesTheLicenseUp(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Released released = client.release().done().orElseThrow();

      assertThat(desk.liveSeats()).isZero();
      assertThat(client.check()).isEqualTo(new NotLicensed(new GivenUp(released.at())));
      assertThat(client.release().done()).contains(released); // twice is the same as once
    }
    try (LicensingClient later = desk.started()) {
      assertThat(((NotLicensed) later.check()).ground()).isInstanceOf(GivenUp.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void aLapsedLicenseCanBeReleasedToo(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.clock().advance(Duration.ofDays(400));

      assertThat(client.release().done()).isPresent();
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @LicensingTest
  @Tag("rule-2.8")
  void aTypoIsFoundBeforeAnythingIsSent(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      String serial = desk.serial().value();
      char wrong = serial.charAt(3) == '7' ? '8' : '7';

      Reply<Activated> reply =
          client.activate(serial.substring(0, 3) + wrong + serial.substring(4));

      assertThat(reply).isEqualTo(new Reply.NotSent<>(Hindrance.SERIAL_MISTYPED, "CHECK_FAILED"));
      assertThat(client.activate("not a serial!"))
          .isEqualTo(new Reply.NotSent<>(Hindrance.SERIAL_MISTYPED, "FOREIGN_CHARACTER at 12"));
      assertThat(world.transport().sent()).isEmpty();
    }
  }

  @LicensingTest
  void withoutAPersonNothingIsActivated(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.started()) {
      assertThat(hindrance(client.activate(desk.serial().value())))
          .isEqualTo(Hindrance.NOT_SIGNED_IN);
      assertThat(hindrance(client.refresh())).isEqualTo(Hindrance.NOT_ACTIVATED);
      assertThat(hindrance(client.release())).isEqualTo(Hindrance.NOT_ACTIVATED);
      assertThat(world.transport().sent()).isEmpty();
    }
  }

  @LicensingTest
  @Tag("rule-2.2")
  void aRefusalTellsAllReasonsAndItsRemedies(LicensingWorld world) {
    Desk desk = Desk.in(world, directory, Terms.singleMachine());
    desk.activated().close();
    Desk second = desk.on(FakeMachine.named("laptop")).at(directory.resolve("second"));
    try (LicensingClient client = second.signedIn()) {
      Reply<Activated> reply = client.activate(desk.serial().value());

      var problem = ((Reply.Refused<Activated>) reply).problem();
      assertThat(problem.has(RefusalCode.MACHINE_LIMIT_REACHED)).isTrue();
      assertThat(problem.reasons().get(0).known()).contains(RefusalCode.MACHINE_LIMIT_REACHED);
      assertThat(problem.reasons().get(0).facts()).containsEntry("of", "1");
      assertThat(problem.reasons().get(0).remedies())
          .anyMatch(remedy -> "desk".equals(remedy.facts().get("machine")));
      assertThat(client.check()).isEqualTo(new NotLicensed(new NeverActivated()));
      assertThat(client.status().pending()).isEmpty(); // a refusal settles the attempt
    }
  }

  @LicensingTest
  void anotherSerialAsksForAReleaseFirstSoThatNoSeatIsForgotten(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    SerialNumber other = world.givenOwned(desk.user(), Terms.singleMachine());
    try (LicensingClient client = desk.activated()) {
      assertThat(hindrance(client.activate(other.value())))
          .isEqualTo(Hindrance.OTHER_SERIAL_ACTIVATED);

      client.release();
      assertThat(client.activate(other.value()).done()).isPresent();
      assertThat(client.status().serial()).contains(other);
    }
  }

  @LicensingTest
  @Tag("rule-13.5")
  void whatIsSentCanBeShownAndIsHashesAndAName(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      String shown = client.describeMachine().toString();
      String sent =
          world.transport().sent().stream()
              .map(request -> new String(request.body(), StandardCharsets.UTF_8))
              .filter(body -> body.contains("machine"))
              .findFirst()
              .orElseThrow();

      assertThat(client.describeMachine().name()).isEqualTo("desk");
      client
          .describeMachine()
          .identity()
          .components()
          .forEach((kind, hash) -> assertThat(sent).contains(hash.value()));
      desk.machine()
          .components()
          .values()
          .forEach(
              value -> {
                assertThat(sent).doesNotContain(value);
                assertThat(shown).doesNotContain(value);
              });
    }
  }

  @LicensingTest
  @Tag("rule-2.10")
  @Tag("rule-13.6")
  void whatTheMachineRunsInIsSentAndDecidesByTheTerms(LicensingWorld world) {
    Terms terms =
        Terms.singleMachine()
            .withSeats(
                SeatTerms.nodeLocked(1, UsersAtOnce.ONE)
                    .withEnvironments(Map.of(Environment.VIRTUAL_MACHINE, Allowance.NO_SEAT)));
    Desk desk = Desk.in(world, directory, terms);
    try (LicensingClient guest =
        desk.on(desk.machine().virtualMachine()).at(directory.resolve("guest")).signedIn()) {
      assertThat(guest.describeMachine().environment()).isEqualTo(Environment.VIRTUAL_MACHINE);
      Reply<Activated> reply = guest.activate(desk.serial().value());
      assertThat(
              ((Reply.Refused<Activated>) reply).problem().has(RefusalCode.ENVIRONMENT_NOT_ALLOWED))
          .isTrue();
    }
    try (LicensingClient host = desk.signedIn()) {
      must(host.activate(desk.serial().value()));
    }
  }

  @LicensingTest
  @Tag("rule-11.5")
  void aClockSetBackAsksForOneOnlineCheckAndDoesNotSayExpired(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    var wrong = new VirtualClock(Instant.parse("1970-01-01T00:00:00Z"));
    try (LicensingClient client = desk.builder(world.transport()).clock(wrong).build()) {
      NotKnown verdict = (NotKnown) client.start();
      assertThat(verdict.doubt()).isEqualTo(Doubt.CLOCK);
      assertThat(verdict.doubt().advice()).isEqualTo(Advice.REFRESH);

      assertThat(client.refresh().done().orElseThrow()).isInstanceOf(Licensed.class);
      assertThat(client.release().done()).isPresent(); // never in the way of a release
    }
  }

  @LicensingTest
  @Tag("rule-11.5")
  void aClockThatWasFarAheadIsNotBelievedWhenItSaysExpired(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    var ahead = new VirtualClock(Instant.parse("2036-01-01T00:00:00Z"));
    try (LicensingClient client = desk.builder(world.transport()).clock(ahead).build()) {
      client.useToken(world.signedIn(desk.user()));
      must(client.activate(desk.serial().value()));
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
    try (LicensingClient later = desk.builder(world.transport()).clock(ahead).build()) {
      assertThat(later.start()).isEqualTo(new NotKnown(Doubt.CLOCK));
      assertThat(later.refresh().done().orElseThrow()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void aClosedClientSendsNothingAndStillAnswersFromMemory(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    LicensingClient client = desk.activated();
    client.close();
    client.close();

    assertThat(client.check()).isInstanceOf(Licensed.class);
    assertThat(hindrance(client.refresh())).isEqualTo(Hindrance.CLOSED);
    assertThat(hindrance(client.account().serials())).isEqualTo(Hindrance.CLOSED);
    int sent = world.transport().sent().size();
    assertThat(hindrance(client.signIn("ada@example.com", "a password")))
        .isEqualTo(Hindrance.CLOSED);
    assertThat(hindrance(client.account().register("eve@example.com", "Eve", "a password")))
        .isEqualTo(Hindrance.CLOSED);
    assertThat(world.transport().sent()).hasSize(sent);
  }

  private static Hindrance hindrance(Reply<?> reply) {
    return ((Reply.NotSent<?>) reply).hindrance();
  }
}
