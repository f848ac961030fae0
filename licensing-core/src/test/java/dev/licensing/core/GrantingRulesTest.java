package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.RefusalClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules 2.7, 2.10, 11.2 and 11.3: what must be so whenever a license file is given. */
class GrantingRulesTest extends Story {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  @Tag("rule-2.7")
  void eachStandingRefusesForItsOwnReasonAndAReinstatedOneDoesNot() {
    aliceOwnsAndBobIsAssigned();
    OrderId order = world.order(SERIAL).id();

    standing(order, Standing.SUSPENDED);
    refused(activate(alice, SERIAL, DESKTOP), RefusalCode.ORDER_SUSPENDED);
    standing(order, Standing.REVOKED);
    refused(activate(alice, SERIAL, DESKTOP), RefusalCode.ORDER_REVOKED);
    standing(order, SERIAL, Standing.SUSPENDED);
    refused(
        activate(alice, SERIAL, DESKTOP), RefusalCode.ORDER_REVOKED, RefusalCode.SERIAL_SUSPENDED);
    standing(order, Standing.GOOD);
    standing(order, SERIAL, Standing.REVOKED);
    refused(activate(alice, SERIAL, DESKTOP), RefusalCode.SERIAL_REVOKED);
    standing(order, SERIAL, Standing.GOOD);
    activated(alice, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-2.7")
  @Tag("rule-12.3")
  void aMachineInUseIsToldSignedThatItGetsNothingForNowAndKeepsItsSeat() {
    aliceOwnsAndBobIsAssigned();
    Activation use = activated(alice, SERIAL, DESKTOP);
    OrderId order = world.order(SERIAL).id();
    standing(order, Standing.SUSPENDED);

    Decision answer = refresh(use.id(), DESKTOP);

    refused(answer, RefusalCode.ORDER_SUSPENDED);
    RefusalClaims signed = (RefusalClaims) answer.statement().orElseThrow();
    assertThat(signed.activation()).isEqualTo(use.id());
    assertThat(signed.reasons()).containsExactly("ORDER_SUSPENDED");
    assertThat(signed.nonce()).isEqualTo(SmallWorld.NONCE);
    assertThat(live(SERIAL)).isEqualTo(1);
    standing(order, Standing.GOOD);
    permitted(refresh(use.id(), DESKTOP));
  }

  @Test
  @Tag("rule-2.7")
  void anotherMachineGetsNoSignedAnswerAboutThisOne() {
    aliceOwnsAndBobIsAssigned();
    Activation use = activated(alice, SERIAL, DESKTOP);
    standing(world.order(SERIAL).id(), Standing.SUSPENDED);

    Decision answer = refresh(use.id(), LAPTOP);

    refused(answer, RefusalCode.ORDER_SUSPENDED, RefusalCode.DIFFERENT_MACHINE);
    assertThat(answer.statement()).isEmpty();
  }

  @Test
  @Tag("rule-2.7")
  void standingIsTheVendorsToChangeAndOfWhatThereIs() {
    aliceOwnsAndBobIsAssigned();
    OrderId order = world.order(SERIAL).id();

    refused(
        world.execute(
            new ChangeStanding(world.by(alice), order, Optional.empty(), Standing.REVOKED, "")),
        RefusalCode.VENDOR_ONLY);
    refused(
        world.execute(
            new ChangeStanding(
                world.byVendor(), new OrderId(world.id()), Optional.empty(), Standing.REVOKED, "")),
        RefusalCode.ORDER_NOT_RECOGNISED);
    refused(
        world.execute(
            new ChangeStanding(world.byVendor(), order, Optional.of(SECOND), Standing.REVOKED, "")),
        RefusalCode.SERIAL_NOT_RECOGNISED);
  }

  private void standing(OrderId order, SerialNumber serial, Standing standing) {
    permitted(
        world.execute(
            new ChangeStanding(world.byVendor(), order, Optional.of(serial), standing, "")));
  }

  @Test
  @Tag("rule-2.10")
  void termsDecideForEachEnvironmentWhichSeatsItMayTake() {
    aliceOwnsAndBobIsAssigned(
        Terms.singleMachine().withSeats(restricted(SeatTerms.nodeLocked(5, UsersAtOnce.ANY))));

    Decision refused = activate(alice, SERIAL, in(Environment.VIRTUAL_MACHINE));

    refused(refused, RefusalCode.ENVIRONMENT_NOT_ALLOWED);
    assertThat(reason(refused, RefusalCode.ENVIRONMENT_NOT_ALLOWED).facts())
        .containsEntry("environment", "VIRTUAL_MACHINE")
        .containsEntry("allowance", "FLOATING_ONLY");
    refused(
        activate(alice, SERIAL, in(Environment.CONTAINER)), RefusalCode.ENVIRONMENT_NOT_ALLOWED);
    activated(alice, SERIAL, in(Environment.BARE_METAL));
    activated(alice, SERIAL, in(Environment.CONTINUOUS_INTEGRATION));
  }

  @Test
  @Tag("rule-2.10")
  @Tag("rule-13.6")
  void whatIsUnknownIsTreatedAsTheLeastWelcome() {
    aliceOwnsAndBobIsAssigned(
        Terms.singleMachine().withSeats(restricted(SeatTerms.floating(5, DAY))));

    activated(alice, SERIAL, in(Environment.VIRTUAL_MACHINE));
    refused(activate(alice, SERIAL, in(Environment.UNKNOWN)), RefusalCode.ENVIRONMENT_NOT_ALLOWED);
    terms(world.order(SERIAL).id(), Terms.singleMachine().withMachineLimit(5));
    activated(alice, SERIAL, in(Environment.UNKNOWN));
  }

  @Test
  @Tag("rule-2.10")
  void whatIsActiveStaysActiveWhenItsEnvironmentIsWelcomeNoMore() {
    aliceOwnsAndBobIsAssigned();
    Activation use = activated(alice, SERIAL, in(Environment.CONTAINER));
    terms(
        world.order(SERIAL).id(),
        Terms.singleMachine().withSeats(restricted(SeatTerms.nodeLocked(1, UsersAtOnce.ONE))));

    permitted(activate(alice, SERIAL, in(Environment.CONTAINER)));
    permitted(refresh(use.id(), in(Environment.CONTAINER)));
  }

  private static SeatTerms restricted(SeatTerms seats) {
    return seats.withEnvironments(
        Map.of(
            Environment.VIRTUAL_MACHINE, Allowance.FLOATING_ONLY,
            Environment.CONTAINER, Allowance.NO_SEAT));
  }

  private static Machine in(Environment environment) {
    Machine machine = SmallWorld.machine(environment.name());
    return new Machine(machine.name(), machine.identity(), environment);
  }

  @Test
  @Tag("rule-11.1")
  @Tag("rule-11.2")
  void fromItsEndOnASubscriptionGivesNoActivationAndNoRenewal() {
    Instant end = world.now.plus(DAY.multipliedBy(30));
    aliceOwnsAndBobIsAssigned(Terms.subscription(end).withMachineLimit(2));
    Activation use = activated(alice, SERIAL, DESKTOP);
    world.now = end.minusNanos(1_000);
    permitted(refresh(use.id(), DESKTOP));

    world.now = end;

    refused(activate(alice, SERIAL, LAPTOP), RefusalCode.LICENSE_EXPIRED);
    Decision renewal = refresh(use.id(), DESKTOP);
    refused(renewal, RefusalCode.LICENSE_EXPIRED);
    assertThat(remedies(reason(renewal, RefusalCode.LICENSE_EXPIRED))).containsExactly("RENEW");
    assertThat(((RefusalClaims) renewal.statement().orElseThrow()).reasons())
        .containsExactly("LICENSE_EXPIRED");
  }

  @Test
  @Tag("rule-11.2")
  void noLicenseFileServesBeyondItsSubscription() {
    Instant end = world.now.plus(DAY.multipliedBy(10));
    aliceOwnsAndBobIsAssigned(Terms.subscription(end));

    LicenseClaims file = (LicenseClaims) activate(alice, SERIAL, DESKTOP).statement().orElseThrow();

    assertThat(file.refreshAfter()).isEqualTo(world.now.plus(DAY));
    assertThat(file.validUntil()).isEqualTo(end);
    assertThat(file.graceUntil()).isEqualTo(end);
  }

  @Test
  @Tag("rule-11.2")
  void aPerpetualLicenseServesForEverTheBuildsFromBeforeItsMaintenanceEnded() {
    Instant end = world.now.plus(DAY);
    aliceOwnsAndBobIsAssigned(Terms.perpetual(end).withMachineLimit(3));
    world.pass(DAY.multipliedBy(4_000));

    Decision covered = activate(built(end.minusNanos(1_000)), DESKTOP);
    Decision later = activate(built(end), LAPTOP);

    assertThat(((LicenseClaims) permitted(covered).statement().orElseThrow()).updatesUntil())
        .contains(end);
    refused(later, RefusalCode.BUILD_NOT_COVERED);
    assertThat(remedies(reason(later, RefusalCode.BUILD_NOT_COVERED)))
        .containsExactly("USE_EARLIER_BUILD", "RENEW");
    permitted(activate(Optional.empty(), TABLET));
  }

  @Test
  @Tag("rule-11.2")
  void aLaterBuildIsNotRenewedEither() {
    Instant end = world.now.plus(DAY);
    aliceOwnsAndBobIsAssigned(Terms.perpetual(end));
    Activation use = activated(alice, SERIAL, DESKTOP);

    refused(
        world.execute(
            new Refresh(
                world.by(new Actor.Installation(use.id())),
                use.id(),
                DESKTOP,
                built(end),
                SmallWorld.NONCE)),
        RefusalCode.BUILD_NOT_COVERED);
    permitted(refresh(use.id(), DESKTOP));
  }

  private static Optional<Instant> built(Instant released) {
    return Optional.of(released);
  }

  private Decision activate(Optional<Instant> buildDate, Machine machine) {
    return world.execute(
        new Activate(
            world.by(alice),
            SERIAL,
            machine,
            new ActivationId(world.id()),
            buildDate,
            SmallWorld.NONCE));
  }

  @Test
  @Tag("rule-11.3")
  void expiryBlocksNeitherReleaseNorViewingNorSharingNorDeletion() {
    Instant end = world.now.plus(DAY);
    aliceOwnsAndBobIsAssigned(Terms.subscription(end).withMachineLimit(2));
    Activation first = activated(bob, SERIAL, DESKTOP);
    Activation second = activated(bob, SERIAL, LAPTOP);
    world.now = end;

    permitted(release(bob, first.id(), DESKTOP));
    permitted(forceRelease(alice, second.id()));
    assertThat(estate(alice).get(0).validUntil()).contains(end);
    permitted(assign(alice, "carol", SERIAL));
    deleted(alice);
    permitted(claim(carol, SERIAL));
  }
}
