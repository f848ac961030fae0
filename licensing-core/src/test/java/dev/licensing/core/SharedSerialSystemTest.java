package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RelinquishReport;
import dev.licensing.core.decision.SerialLost;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.SerialStatus;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Acceptance: a license manager for software on single machines, whose serials are owned, shared,
 * handed on and given up. It is the engine with {@link Terms#singleMachine()} and nothing else. In
 * the order of the rulebook; Alice owns SERIAL, Bob is assigned, Carol is a stranger.
 */
class SharedSerialSystemTest extends Story {

  private static final Duration COOL_DOWN = Duration.ofDays(7);

  @BeforeEach
  void aliceOwnsASerialAndSharesItWithBob() {
    aliceOwnsAndBobIsAssigned(Terms.singleMachine());
  }

  @Test
  @Tag("rule-2.1")
  void anActivationTiesOneSerialOneAccountAndOneMachineAndTakesOneSeat() {
    Activation activation = activated(bob, SERIAL, DESKTOP);

    assertThat(activation.serial()).isEqualTo(SERIAL);
    assertThat(activation.account()).isEqualTo(bob);
    assertThat(activation.machine()).isEqualTo(DESKTOP);
    assertThat(live(SERIAL)).isEqualTo(1);
  }

  @Test
  @Tag("rule-2.5")
  void onlyTheOwnerAndAssignedUsersActivateAndOnAnUnownedSerialNobodyDoes() {
    sold(Terms.singleMachine(), SECOND);

    refused(activate(carol, SERIAL, LAPTOP), RefusalCode.ACCESS_NOT_GRANTED);
    Decision unowned = activate(alice, SECOND, LAPTOP);
    refused(unowned, RefusalCode.SERIAL_UNOWNED);
    assertThat(remedies(reason(unowned, RefusalCode.SERIAL_UNOWNED))).containsExactly("CLAIM");

    permitted(claim(alice, SECOND));
    activated(alice, SECOND, LAPTOP);
    activated(bob, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-3.1")
  void aReleaseFreesTheSeatAtOnceAndTwiceIsTheSameAsOnce() {
    Activation bobs = activated(bob, SERIAL, DESKTOP);

    permitted(release(bob, bobs.id(), DESKTOP));
    permitted(release(bob, bobs.id(), DESKTOP));

    activated(alice, SERIAL, LAPTOP);
  }

  @Test
  @Tag("rule-3.2")
  void ownerAssignedUsersAndTheUserThemselfForceReleaseAndOnlyAMachineOutOfReach() {
    permitted(assign(alice, "carol", SERIAL));
    for (AccountId who : new AccountId[] {alice, bob, carol}) {
      Activation bobs = activated(bob, SERIAL, DESKTOP);
      refused(
          world.execute(new ForceRelease(world.by(who), bobs.id(), false, "", Optional.empty())),
          RefusalCode.UNREACHABLE_NOT_STATED);
      permitted(forceRelease(who, bobs.id()));
      world.pass(COOL_DOWN);
    }
  }

  @Test
  @Tag("rule-3.3")
  void forceReleaseAndReactivateShareOneCoolDownThatEndsAtAnInstantAllCanSee() {
    permitted(forceRelease(alice, activated(bob, SERIAL, DESKTOP).id()));
    Instant end = world.now.plus(COOL_DOWN);
    Activation again = activated(bob, SERIAL, DESKTOP);

    Decision forced = forceRelease(alice, again.id());
    refused(forced, RefusalCode.COOL_DOWN);
    assertThat(reason(forced, RefusalCode.COOL_DOWN).retryAt()).contains(end);
    refused(reactivate(bob, again.id(), SmallWorld.reinstalled("desktop")), RefusalCode.COOL_DOWN);
    assertThat(estate(bob).get(0).coolDownUntil()).contains(end);

    world.now = end;
    permitted(forceRelease(alice, again.id()));
  }

  @Test
  @Tag("rule-3.6")
  void reactivationKeepsTheSeatOfAMachineThatChangedAndStartsTheCoolDown() {
    Activation bobs = activated(bob, SERIAL, DESKTOP);

    Answer.Reactivated moved =
        answer(
            reactivate(bob, bobs.id(), SmallWorld.reinstalled("desktop")),
            Answer.Reactivated.class);

    assertThat(moved.activation().id()).isEqualTo(bobs.id());
    assertThat(live(SERIAL)).isEqualTo(1);
    assertThat(moved.coolDownUntil()).contains(world.now.plus(COOL_DOWN));
  }

  @Test
  @Tag("rule-4.1")
  @Tag("rule-4.2")
  void anUnownedSerialBecomesThePropertyOfWhoPresentsItAndHasOneOwner() {
    sold(Terms.singleMachine(), SECOND);

    permitted(claim(carol, SECOND));

    assertThat(world.order(SECOND).customer()).contains(carol);
    refused(claim(bob, SECOND), RefusalCode.SERIAL_ALREADY_OWNED);
  }

  @Test
  @Tag("rule-4.3")
  void whoPresentsAnOwnedSerialMayAskItsOwnerForAccess() {
    Decision attempt = claim(carol, SERIAL);
    assertThat(remedies(reason(attempt, RefusalCode.SERIAL_ALREADY_OWNED)))
        .containsExactly("REQUEST_ACCESS");

    Decision request = requestAccess(carol, SERIAL);

    assertThat(told(request, NoticeKind.ACCESS_REQUESTED))
        .containsExactly(new Notice.ToAccount(alice));
    permitted(assign(alice, "carol", SERIAL));
    activated(carol, SERIAL, LAPTOP);
  }

  @Test
  @Tag("rule-4.4")
  void onlyTheOwnerAssignsOneOrManyAndAnInvitationBecomesTheAssignment() {
    sold(Terms.singleMachine(), SECOND);
    permitted(claim(alice, SECOND));
    refused(assign(bob, "carol", SERIAL), RefusalCode.NOT_OWNER);

    Decision invited = assign(alice, "newcomer", SERIAL, SECOND);

    assertThat(told(invited, NoticeKind.INVITED))
        .hasSize(2)
        .containsOnly(new Notice.ToEmail(email("newcomer")));
    AccountId newcomer = account("newcomer");
    permitted(unassign(alice, "bob", SERIAL, SECOND));
    refused(activate(bob, SERIAL, LAPTOP), RefusalCode.ACCESS_NOT_GRANTED);
    activated(newcomer, SERIAL, DESKTOP);
    activated(newcomer, SECOND, DESKTOP);
  }

  @Test
  @Tag("rule-4.5")
  void anAssignedUserUsesTheSerialLikeTheOwnerAndDisposesOfNothing() {
    permitted(forceRelease(bob, activated(alice, SERIAL, DESKTOP).id()));
    Activation bobs = activated(bob, SERIAL, LAPTOP);
    permitted(release(bob, bobs.id(), LAPTOP));

    refused(assign(bob, "carol", SERIAL), RefusalCode.NOT_OWNER);
    refused(transfer(bob, "carol"), RefusalCode.NOT_OWNER);
    refused(relinquish(bob), RefusalCode.NOT_OWNER);
  }

  @Test
  @Tag("rule-4.6")
  void nobodyIsUnassignedWhileTheyUseTheSerial() {
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    refused(unassign(alice, "bob", SERIAL), RefusalCode.USER_HAS_ACTIVATION);

    permitted(release(bob, bobs.id(), DESKTOP));

    permitted(unassign(alice, "bob", SERIAL));
  }

  @Test
  @Tag("rule-4.7")
  void theOwnerTransfersToAnAssignedUserAndEverythingElseStays() {
    permitted(assign(alice, "carol", SERIAL));
    permitted(forceRelease(alice, activated(carol, SERIAL, DESKTOP).id()));
    Optional<Instant> coolDown = world.serial(SERIAL).coolDownUntil();
    Activation carols = activated(carol, SERIAL, LAPTOP);

    Decision handedOn = transfer(alice, "bob");

    assertThat(told(handedOn, NoticeKind.TRANSFERRED))
        .containsExactlyInAnyOrder(new Notice.ToAccount(alice), new Notice.ToAccount(bob));
    assertThat(world.serial(SERIAL).coolDownUntil()).isEqualTo(coolDown);
    permitted(refresh(carols.id(), LAPTOP));
    permitted(release(carol, carols.id(), LAPTOP));
    activated(alice, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-4.8")
  void whatIsGivenUpIsNotInUseAndAfterwardsAnyoneWhoKnowsItClaimsIt() {
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    refused(relinquish(alice), RefusalCode.SERIAL_IN_USE);
    permitted(release(bob, bobs.id(), DESKTOP));

    RelinquishReport report = report(relinquish(alice), RelinquishReport.class);

    assertThat(report.lost()).singleElement().satisfies(SharedSerialSystemTest::bobLosesIt);
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.SERIAL_UNOWNED);
    permitted(claim(carol, SERIAL));
  }

  @Test
  @Tag("rule-8.1")
  void anOwnedSerialInUseBlocksTheDeletionWhoeverUsesIt() {
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    assertThat(estate(alice).get(0).status()).isEqualTo(SerialStatus.IN_USE);

    refused(delete(alice, Optional.empty()), RefusalCode.OWNED_SERIAL_IN_USE);

    permitted(release(bob, bobs.id(), DESKTOP));
    deleted(alice);
  }

  @Test
  @Tag("rule-8.2")
  void aSerialOfAnotherBlocksOnlyByOnesOwnUse() {
    Activation alices = activated(alice, SERIAL, DESKTOP);
    assertThat(deletionReport(bob).possible()).isTrue();
    permitted(release(alice, alices.id(), DESKTOP));
    activated(bob, SERIAL, LAPTOP);

    refused(delete(bob, Optional.empty()), RefusalCode.SHARED_SERIAL_IN_OWN_USE);
  }

  @Test
  @Tag("rule-8.3")
  void oneReportListsAllThatBlocksAndWhatToDoAboutEach() {
    sold(Terms.singleMachine(), SECOND);
    permitted(claim(carol, SECOND));
    permitted(assign(carol, "alice", SECOND));
    activated(bob, SERIAL, DESKTOP);
    activated(alice, SECOND, LAPTOP);

    DeletionReport report = deletionReport(alice);

    assertThat(report.blocking())
        .extracting(
            seat ->
                "%s %s on %s, owned %s: %s"
                    .formatted(
                        seat.serial(),
                        seat.use().user(),
                        seat.use().machine(),
                        seat.owned(),
                        seat.remedies().stream().map(remedy -> remedy.code().name()).toList()))
        .containsExactly(
            SERIAL + " Bob on desktop, owned true: [RELEASE_THERE, FORCE_RELEASE]",
            SECOND + " Alice on laptop, owned false: [RELEASE_THERE, FORCE_RELEASE]");
  }

  @Test
  @Tag("rule-8.4")
  void whenItIsPossibleTheReportListsWhatWillBeLostAndByWhom() {
    assertThat(deletionReport(alice).lost())
        .singleElement()
        .satisfies(SharedSerialSystemTest::bobLosesIt);
  }

  private static void bobLosesIt(SerialLost lost) {
    assertThat(lost.serial()).isEqualTo(SERIAL);
    assertThat(lost.losesAccess()).containsExactly("Bob");
  }

  @Test
  @Tag("rule-8.6")
  void inOneStepTheAccountTheOwnershipAndTheAssignmentsAreGone() {
    deleted(alice);

    assertThat(world.account(alice)).isEmpty();
    assertThat(world.state.assignments()).isEmpty();
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.SERIAL_UNOWNED);
    permitted(claim(carol, SERIAL));
  }

  @Test
  @Tag("rule-8.7")
  void itCannotBeTakenBackAndTheHistoryKnowsNothingOfThePerson() {
    deleted(alice);

    AccountId again = account("alice");

    assertThat(again).isNotEqualTo(alice);
    assertThat(estate(again)).isEmpty();
    assertThat(world.record.subList(0, world.record.size() - 2).toString())
        .doesNotContain("alice@example.com")
        .doesNotContain("Alice");
  }

  @Test
  @Tag("rule-10.2")
  void aForceReleaseIsToldToItsUserAndToTheOwner() {
    Decision decision = forceRelease(bob, activated(bob, SERIAL, DESKTOP).id());

    assertThat(told(decision, NoticeKind.FORCE_RELEASED))
        .containsExactlyInAnyOrder(new Notice.ToAccount(bob), new Notice.ToAccount(alice));
  }

  private Decision transfer(AccountId who, String to) {
    return world.execute(
        new TransferSerials(
            world.by(who), set(SERIAL), email(to), true, Optional.empty(), Optional.empty()));
  }

  private Decision relinquish(AccountId who) {
    Origin origin = world.by(who);
    return world.execute(
        new RelinquishSerials(origin, set(SERIAL), Optional.empty(), Optional.empty()));
  }
}
