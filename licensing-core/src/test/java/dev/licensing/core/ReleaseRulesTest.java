package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 3 of the rules, under the single-machine terms. */
class ReleaseRulesTest extends Story {

  private Activation onDesktop;

  @BeforeEach
  void bobUsesTheSerialOnTheDesktop() {
    aliceOwnsAndBobIsAssigned();
    onDesktop = activated(bob, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-3.1")
  void releaseFreesTheSeatAtOnce() {
    permitted(release(bob, onDesktop.id(), DESKTOP));

    assertThat(live(SERIAL)).isZero();
    assertThat(world.activation(onDesktop.id()).ending().orElseThrow().kind())
        .isEqualTo(EndingKind.RELEASED);
  }

  @Test
  @Tag("rule-3.1")
  void releasingTwiceIsTheSameAsOnce() {
    Answer first = permitted(release(bob, onDesktop.id(), DESKTOP)).answer();
    world.pass(Duration.ofHours(1));

    Decision second = release(bob, onDesktop.id(), DESKTOP);

    assertThat(permitted(second).changes()).isEmpty();
    assertThat(permitted(second).answer()).isEqualTo(first);
  }

  @Test
  @Tag("rule-3.1")
  void anOldSignInIsEnoughToReleaseWhateverElseIsTheMatter() {
    standing(world.order(SERIAL).id(), Standing.REVOKED);
    world.pass(Duration.ofDays(400));

    permitted(
        world.execute(
            new Release(world.by(new Actor.Person(bob, Instant.EPOCH)), onDesktop.id(), DESKTOP)));
  }

  @Test
  @Tag("rule-3.1")
  void theInstallationItselfCanReleaseWithoutAnybodySignedIn() {
    permitted(
        world.execute(
            new Release(
                world.by(new Actor.Installation(onDesktop.id())), onDesktop.id(), DESKTOP)));
  }

  @Test
  @Tag("rule-3.1")
  void releaseIsForTheMachineItselfAndItsOwnAccount() {
    refused(release(bob, onDesktop.id(), LAPTOP), RefusalCode.DIFFERENT_MACHINE);
    refused(release(alice, onDesktop.id(), DESKTOP), RefusalCode.ACTIVATION_NOT_RECOGNISED);
    refused(
        refresh(new Actor.Installation(new ActivationId(world.id())), onDesktop.id(), DESKTOP),
        RefusalCode.ACTIVATION_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-3.2")
  void ownerAssignedUserAndOwnAccountMayForceReleaseAndNobodyElse() {
    refused(forceRelease(carol, onDesktop.id()), RefusalCode.ACTIVATION_NOT_RECOGNISED);
    permitted(forceRelease(alice, onDesktop.id()));
    world.pass(Duration.ofDays(7));
    Activation alices = activated(alice, SERIAL, DESKTOP);
    permitted(forceRelease(bob, alices.id()));
  }

  @Test
  @Tag("rule-3.2")
  void theAccountOfTheActivationMayForceReleaseItWithoutAnyOtherRight() {
    sold(Terms.perDeveloper(1), SECOND);
    Activation carols = activated(carol, SECOND, LAPTOP);

    permitted(forceRelease(carol, carols.id()));
  }

  @Test
  @Tag("rule-3.2")
  void forceReleaseNeedsTheStatementThatTheMachineCannotBeReached() {
    Decision unstated =
        world.execute(
            new ForceRelease(world.by(alice), onDesktop.id(), false, "", Optional.empty()));

    refused(unstated, RefusalCode.UNREACHABLE_NOT_STATED);
    assertThat(remedies(reason(unstated, RefusalCode.UNREACHABLE_NOT_STATED)))
        .containsExactly("RELEASE_THERE", "STATE_UNREACHABLE");
  }

  @Test
  @Tag("rule-3.2")
  @Tag("rule-11.1")
  void anAuthenticationServesForTenMinutesAndNotAtTheTenth() {
    Instant signedIn = world.now;
    world.pass(Duration.ofMinutes(10));
    refused(forceReleaseSignedIn(signedIn), RefusalCode.REAUTHENTICATION_REQUIRED);
    permitted(forceReleaseSignedIn(signedIn.plusNanos(1)));
  }

  private Decision forceReleaseSignedIn(Instant at) {
    return world.execute(
        new ForceRelease(
            world.by(new Actor.Person(alice, at)), onDesktop.id(), true, "", Optional.empty()));
  }

  @Test
  @Tag("rule-3.3")
  @Tag("rule-11.1")
  void untilTheExactEndOfTheCoolDownForceReleaseIsRefusedWithThatInstant() {
    permitted(forceRelease(alice, onDesktop.id()));
    Instant end = world.now.plus(Duration.ofDays(7));
    assertThat(world.serial(SERIAL).coolDownUntil()).contains(end);
    Activation next = activated(alice, SERIAL, LAPTOP);
    world.now = end.minusNanos(1);

    Decision early = forceRelease(alice, next.id());

    refused(early, RefusalCode.COOL_DOWN);
    Refusal reason = reason(early, RefusalCode.COOL_DOWN);
    assertThat(reason.retryAt()).contains(end);
    assertThat(reason.facts()).containsEntry("until", end.toString());
    world.now = end;
    permitted(forceRelease(alice, next.id()));
  }

  @Test
  @Tag("rule-3.3")
  void theCoolDownIsVisibleOnTheSerialWhileItRuns() {
    permitted(forceRelease(alice, onDesktop.id()));
    Instant end = world.now.plus(Duration.ofDays(7));

    assertThat(overview()).contains(end);
    world.now = end;
    assertThat(overview()).isEmpty();
  }

  private Optional<Instant> overview() {
    return estate(alice).get(0).coolDownUntil();
  }

  @Test
  @Tag("rule-3.3")
  void whereTheTermsHaveNoCoolDownOneForceReleaseMayFollowTheOther() {
    sold(Terms.singleMachine().withCoolDown(Duration.ZERO), SECOND);
    permitted(claim(carol, SECOND));

    permitted(forceRelease(carol, activated(carol, SECOND, LAPTOP).id()));
    permitted(forceRelease(carol, activated(carol, SECOND, LAPTOP).id()));
  }

  @Test
  @Tag("rule-3.4")
  void claimingASerialDoesNotResetItsCoolDown() {
    permitted(forceRelease(alice, onDesktop.id()));
    Instant end = world.now.plus(Duration.ofDays(7));
    deleted(alice);

    permitted(claim(carol, SERIAL));

    assertThat(world.serial(SERIAL).coolDownAt(world.now)).contains(end);
    Activation carols = activated(carol, SERIAL, LAPTOP);
    refused(forceRelease(carol, carols.id()), RefusalCode.COOL_DOWN);
  }

  @Test
  @Tag("rule-3.5")
  void aForceReleasedMachineLearnsByWhomWhenAndWhyInASignedStatement() {
    Instant then = world.now;
    permitted(forceRelease(alice, onDesktop.id()));
    world.pass(Duration.ofDays(2));

    Decision answer = refresh(new Actor.Installation(onDesktop.id()), onDesktop.id(), DESKTOP);

    refused(answer, RefusalCode.ACTIVATION_ENDED);
    assertThat(reason(answer, RefusalCode.ACTIVATION_ENDED).facts())
        .containsEntry("by", "Alice")
        .containsEntry("reason", "the disk died")
        .containsEntry("at", then.toString());
    EndingClaims claims = (EndingClaims) answer.statement().orElseThrow();
    assertThat(claims.kind()).isEqualTo(EndingKind.FORCE_RELEASED);
    assertThat(claims.by()).isEqualTo("Alice");
    assertThat(claims.reason()).isEqualTo("the disk died");
    assertThat(claims.nonce()).isEqualTo(SmallWorld.NONCE);
  }

  @Test
  @Tag("rule-3.5")
  void theReportStatesUntilWhenTheMachineMayStillRunOffline() {
    ForceReleaseReport report =
        (ForceReleaseReport)
            world
                .preview(
                    new ForceRelease(world.by(alice), onDesktop.id(), true, "", Optional.empty()))
                .report()
                .orElseThrow();

    assertThat(report.offlineUseUntil()).isEqualTo(onDesktop.lastSeen().plus(Duration.ofDays(37)));
    assertThat(report.user()).isEqualTo("Bob");
    assertThat(report.machine()).isEqualTo("desktop");
  }

  @Test
  @Tag("rule-14.3")
  void aForceReleaseCanDemandThatItsReportStillHolds() {
    var seen =
        world
            .preview(new ForceRelease(world.by(alice), onDesktop.id(), true, "", Optional.empty()))
            .report()
            .orElseThrow()
            .hash();
    var other = ReportHash.of("another report");

    refused(
        world.execute(
            new ForceRelease(world.by(alice), onDesktop.id(), true, "", Optional.of(other))),
        RefusalCode.REPORT_CHANGED);
    permitted(
        world.execute(
            new ForceRelease(world.by(alice), onDesktop.id(), true, "", Optional.of(seen))));
  }

  @Test
  void anEndedActivationCannotBeForceReleasedAgain() {
    permitted(release(bob, onDesktop.id(), DESKTOP));

    refused(forceRelease(alice, onDesktop.id()), RefusalCode.ACTIVATION_ENDED);
  }

  @Test
  @Tag("rule-10.1")
  @Tag("rule-10.2")
  void userAndOwnerAreToldAndHowManyMachinesAreLeft() {
    var notices = permitted(forceRelease(alice, onDesktop.id())).notices();

    assertThat(notices)
        .extracting(notice -> notice.to())
        .containsExactlyInAnyOrder(new Notice.ToAccount(alice), new Notice.ToAccount(bob));
    assertThat(notices)
        .allSatisfy(
            notice ->
                assertThat(notice.facts())
                    .containsEntry("machine", "desktop")
                    .containsEntry("seats", "0")
                    .containsEntry("of", "1"));
  }

  @Test
  @Tag("rule-10.1")
  void theUserIsToldOfEachActivationAndRelease() {
    var released = permitted(release(bob, onDesktop.id(), DESKTOP)).notices();
    var activated = permitted(activate(bob, SERIAL, LAPTOP)).notices();

    assertThat(released).singleElement().satisfies(n -> toldOfSeats(n, "desktop", "0"));
    assertThat(activated).singleElement().satisfies(n -> toldOfSeats(n, "laptop", "1"));
  }

  private void toldOfSeats(Notice notice, String machine, String seats) {
    assertThat(notice.to()).isEqualTo(new Notice.ToAccount(bob));
    assertThat(notice.facts())
        .containsEntry("serial", SERIAL.value())
        .containsEntry("machine", machine)
        .containsEntry("seats", seats)
        .containsEntry("of", "1");
  }
}
