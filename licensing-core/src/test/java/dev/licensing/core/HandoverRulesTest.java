package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Answer.Handover;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RelinquishReport;
import dev.licensing.core.decision.TransferReport;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules 4.7 to 4.9, and what stays as it is (3.4). */
class HandoverRulesTest extends Story {

  private static final Duration DAY = Duration.ofDays(1);

  private Decision transfer(AccountId who, String to, boolean stay, SerialNumber... serials) {
    return transfer(who, to, stay, Optional.empty(), serials);
  }

  private Decision transfer(
      AccountId who,
      String to,
      boolean stay,
      Optional<Instant> reserveUntil,
      SerialNumber... serials) {
    return world.execute(
        new TransferSerials(
            world.by(who), set(serials), email(to), stay, reserveUntil, Optional.empty()));
  }

  private Decision relinquish(
      AccountId who, Optional<Reservation> reservation, SerialNumber... serials) {
    return world.execute(
        new RelinquishSerials(world.by(who), set(serials), reservation, Optional.empty()));
  }

  @Test
  @Tag("rule-4.7")
  @Tag("rule-10.2")
  void theOwnerHandsASerialToAnAssignedUserAndBothAreTold() {
    aliceOwnsAndBobIsAssigned();

    Decision decision = transfer(alice, "bob", true, SERIAL);

    assertThat(answer(decision, Answer.Transferred.class).serials())
        .containsEntry(SERIAL, Handover.TRANSFERRED);
    assertThat(world.order(SERIAL).customer()).contains(bob);
    assertThat(told(decision, NoticeKind.TRANSFERRED)).hasSize(2);
    activated(alice, SERIAL, DESKTOP);
    refused(assign(alice, "carol", SERIAL), RefusalCode.NOT_OWNER);
    permitted(assign(bob, "carol", SERIAL));
  }

  @Test
  @Tag("rule-4.7")
  void theOldOwnerGoesIfTheySaySoButNotFromUnderTheirOwnActivation() {
    aliceOwnsAndBobIsAssigned();
    Activation alices = activated(alice, SERIAL, DESKTOP);
    refused(transfer(alice, "bob", false, SERIAL), RefusalCode.USER_HAS_ACTIVATION);
    permitted(release(alice, alices.id(), DESKTOP));

    permitted(transfer(alice, "bob", false, SERIAL));

    refused(activate(alice, SERIAL, DESKTOP), RefusalCode.ACCESS_NOT_GRANTED);
    assertThat(world.state.assignments()).isEmpty();
  }

  @Test
  @Tag("rule-4.7")
  @Tag("rule-3.4")
  void assignmentsActivationsAndCoolDownStay() {
    aliceOwnsAndBobIsAssigned();
    permitted(assign(alice, "carol", SERIAL));
    permitted(forceRelease(alice, activated(carol, SERIAL, DESKTOP).id()));
    Optional<Instant> coolDown = world.serial(SERIAL).coolDownUntil();
    Activation carols = activated(carol, SERIAL, LAPTOP);

    permitted(transfer(alice, "bob", true, SERIAL));

    permitted(refresh(carols.id(), LAPTOP));
    assertThat(world.serial(SERIAL).coolDownUntil()).isEqualTo(coolDown);
    refused(forceRelease(bob, carols.id()), RefusalCode.COOL_DOWN);
  }

  @Test
  @Tag("rule-4.7")
  void onlyToWhoIsAssigned() {
    aliceOwnsAndBobIsAssigned();

    Decision attempt = transfer(alice, "carol", true, SERIAL);

    refused(attempt, RefusalCode.RECIPIENT_NOT_ASSIGNED);
    assertThat(remedies(reason(attempt, RefusalCode.RECIPIENT_NOT_ASSIGNED)))
        .containsExactly("ASSIGN");
    permitted(assign(alice, "carol", SERIAL));
    permitted(transfer(alice, "carol", true, SERIAL));
  }

  @Test
  @Tag("rule-4.7")
  void onlyByTheOwnerAndWithAFreshProofOfWhoTheyAre() {
    aliceOwnsAndBobIsAssigned();

    refused(transfer(bob, "bob", true, SERIAL), RefusalCode.NOT_OWNER);
    refused(transfer(carol, "bob", true, SERIAL), RefusalCode.SERIAL_NOT_RECOGNISED);
    refused(
        world.execute(
            new TransferSerials(
                world.by(new Actor.Person(alice, world.now.minus(Duration.ofMinutes(10)))),
                set(SERIAL),
                email("bob"),
                true,
                Optional.empty(),
                Optional.empty())),
        RefusalCode.REAUTHENTICATION_REQUIRED);
  }

  @Test
  @Tag("rule-4.7")
  void severalSerialsAllOrNone() {
    sold(Terms.singleMachine(), SERIAL);
    sold(Terms.singleMachine(), SECOND);
    permitted(claim(alice, SERIAL));
    permitted(claim(alice, SECOND));
    permitted(assign(alice, "bob", SERIAL));

    Decision attempt = transfer(alice, "bob", true, SERIAL, SECOND);

    refused(attempt, RefusalCode.RECIPIENT_NOT_ASSIGNED);
    assertThat(reason(attempt, RefusalCode.RECIPIENT_NOT_ASSIGNED).facts())
        .containsEntry("serial", SECOND.value());
    assertThat(world.order(SERIAL).customer()).contains(alice);
    permitted(assign(alice, "bob", SECOND));
    permitted(transfer(alice, "bob", true, SERIAL, SECOND));
    assertThat(world.order(SERIAL).customer()).contains(bob);
    assertThat(world.order(SECOND).customer()).contains(bob);
  }

  @Test
  @Tag("rule-4.1")
  @Tag("rule-4.7")
  @Tag("rule-4.8")
  void anOrderOfSeveralSerialsMovesWhole() {
    sold(Terms.singleMachine(), SERIAL, SECOND);
    permitted(claim(alice, SERIAL, SECOND));
    permitted(assign(alice, "bob", SERIAL, SECOND));

    refused(transfer(alice, "bob", true, SERIAL), RefusalCode.ORDER_INCOMPLETE);
    refused(relinquish(alice, Optional.empty(), SERIAL), RefusalCode.ORDER_INCOMPLETE);
    permitted(transfer(alice, "bob", true, SERIAL, SECOND));
  }

  @Test
  @Tag("rule-4.7")
  void toOneselfChangesNothing() {
    aliceOwnsAndBobIsAssigned();

    Decision decision = transfer(alice, "alice", false, SERIAL);

    assertThat(answer(decision, Answer.Transferred.class).serials())
        .containsEntry(SERIAL, Handover.UNCHANGED);
    assertThat(permitted(decision).changes()).isEmpty();
  }

  @Test
  @Tag("rule-4.7")
  @Tag("rule-14.3")
  void aTransferCanBeAskedFirstAndDemandItsReport() {
    aliceOwnsAndBobIsAssigned();
    TransferSerials command =
        new TransferSerials(
            world.by(alice), set(SERIAL), email("bob"), true, Optional.empty(), Optional.empty());
    TransferReport report = report(world.preview(command), TransferReport.class);

    assertThat(report.newOwner()).contains(bob);
    refused(
        world.execute(confirming(command, ReportHash.of("another"))), RefusalCode.REPORT_CHANGED);
    permitted(world.execute(confirming(command, report.hash())));
  }

  private TransferSerials confirming(TransferSerials command, ReportHash hash) {
    return new TransferSerials(
        world.by(alice),
        command.serials(),
        command.to(),
        command.stayAssigned(),
        command.reserveUntil(),
        Optional.of(hash));
  }

  @Test
  @Tag("rule-4.9")
  void aTransferReservesForWhoIsNotAssignedAndTheSerialIsNeverWithoutOwner() {
    aliceOwnsAndBobIsAssigned();
    Instant end = world.now.plus(DAY);

    Decision decision = transfer(alice, "dora", true, Optional.of(end), SERIAL);

    assertThat(answer(decision, Answer.Transferred.class).serials())
        .containsEntry(SERIAL, Handover.RESERVED);
    assertThat(told(decision, NoticeKind.RESERVED)).hasSize(1);
    assertThat(world.order(SERIAL).customer()).contains(alice);
    refused(claim(carol, SERIAL), RefusalCode.SERIAL_ALREADY_OWNED);
    AccountId dora = account("dora");
    world.now = end.minusNanos(1_000);
    permitted(claim(dora, SERIAL));
    assertThat(world.order(SERIAL).customer()).contains(dora);
    assertThat(world.order(SERIAL).reservation()).isEmpty();
    activated(alice, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-4.9")
  void anOldOwnerWhoWasAssignedBeforeIsNotAssignedTwice() {
    aliceOwnsAndBobIsAssigned();
    permitted(transfer(alice, "bob", true, SERIAL));
    permitted(transfer(bob, "alice", true, SERIAL));
    Instant end = world.now.plus(DAY);
    permitted(assign(alice, "alice", SERIAL));
    permitted(transfer(alice, "carol", true, Optional.of(end), SERIAL));

    permitted(claim(carol, SERIAL));

    activated(alice, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-4.9")
  @Tag("rule-11.1")
  void atItsEndAReservationReservesNothing() {
    aliceOwnsAndBobIsAssigned();
    Instant end = world.now.plus(DAY);
    permitted(transfer(alice, "carol", true, Optional.of(end), SERIAL));

    world.now = end;

    refused(claim(carol, SERIAL), RefusalCode.SERIAL_ALREADY_OWNED);
    refused(
        transfer(alice, "carol", true, Optional.of(end), SERIAL),
        RefusalCode.RECIPIENT_NOT_ASSIGNED);
  }

  @Test
  @Tag("rule-4.8")
  void theOwnerGivesUpWhatNobodyUsesAndWhoLosesItIsListedAndTold() {
    aliceOwnsAndBobIsAssigned(Terms.singleMachine().withClaimable(true));
    permitted(assign(alice, "carol", SERIAL));

    Decision decision = relinquish(alice, Optional.empty(), SERIAL);

    assertThat(report(decision, RelinquishReport.class).lost().get(0).losesAccess())
        .containsExactly("Bob", "Carol");
    assertThat(told(decision, NoticeKind.OWNER_GONE)).hasSize(2);
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.SERIAL_UNOWNED);
    permitted(claim(carol, SERIAL));
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.ACCESS_NOT_GRANTED);
  }

  @Test
  @Tag("rule-4.8")
  void whatIsInUseIsNotGivenUp() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);

    Decision attempt = relinquish(alice, Optional.empty(), SERIAL);

    refused(attempt, RefusalCode.SERIAL_IN_USE);
    assertThat(remedies(reason(attempt, RefusalCode.SERIAL_IN_USE)))
        .containsExactly("RELEASE_THERE", "FORCE_RELEASE");
    permitted(release(bob, bobs.id(), DESKTOP));
    permitted(relinquish(alice, Optional.empty(), SERIAL));
  }

  @Test
  @Tag("rule-4.8")
  @Tag("rule-4.5")
  void onlyTheOwnerGivesUp() {
    aliceOwnsAndBobIsAssigned();

    refused(relinquish(bob, Optional.empty(), SERIAL), RefusalCode.NOT_OWNER);
    refused(relinquish(carol, Optional.empty(), SERIAL), RefusalCode.SERIAL_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-4.8")
  @Tag("rule-14.3")
  void aChangedReportIsRefused() {
    aliceOwnsAndBobIsAssigned();
    RelinquishSerials command =
        new RelinquishSerials(world.by(alice), set(SERIAL), Optional.empty(), Optional.empty());
    ReportHash seen = world.preview(command).report().orElseThrow().hash();
    permitted(assign(alice, "carol", SERIAL));

    refused(
        world.execute(
            new RelinquishSerials(
                world.by(alice), set(SERIAL), Optional.empty(), Optional.of(seen))),
        RefusalCode.REPORT_CHANGED);
  }

  @Test
  @Tag("rule-3.4")
  @Tag("rule-4.8")
  void givingUpAndClaimingDoesNotResetTheCoolDown() {
    aliceOwnsAndBobIsAssigned();
    permitted(forceRelease(alice, activated(bob, SERIAL, DESKTOP).id()));
    permitted(relinquish(alice, Optional.empty(), SERIAL));
    permitted(claim(carol, SERIAL));

    refused(forceRelease(carol, activated(carol, SERIAL, DESKTOP).id()), RefusalCode.COOL_DOWN);
  }

  @Test
  @Tag("rule-4.9")
  @Tag("rule-11.1")
  void whatWasGivenUpForSomebodyOnlyTheyCanClaimUntilAnInstant() {
    aliceOwnsAndBobIsAssigned();
    Instant end = world.now.plus(DAY);
    permitted(
        relinquish(alice, Optional.of(new Reservation(email("carol"), Optional.of(end))), SERIAL));

    Decision attempt = claim(bob, SERIAL);

    refused(attempt, RefusalCode.SERIAL_RESERVED);
    assertThat(reason(attempt, RefusalCode.SERIAL_RESERVED).retryAt()).contains(end);
    world.now = end.minusNanos(1_000);
    refused(claim(bob, SERIAL), RefusalCode.SERIAL_RESERVED);
    world.now = end;
    permitted(claim(bob, SERIAL));
  }

  @Test
  @Tag("rule-4.9")
  void whoItIsReservedForClaimsItEvenIfTheTermsLetNobodyElse() {
    aliceOwnsAndBobIsAssigned();
    permitted(
        relinquish(alice, Optional.of(new Reservation(email("carol"), Optional.empty())), SERIAL));
    terms(world.order(SERIAL).id(), Terms.singleMachine().withClaimable(false));

    refused(claim(bob, SERIAL), RefusalCode.SERIAL_RESERVED);
    permitted(claim(carol, SERIAL));
  }
}
