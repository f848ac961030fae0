package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialLost;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 8 of the rules. */
class DeletionRulesTest extends Story {

  @Test
  @Tag("rule-8.1")
  void anOwnedSerialInUseBlocksWhoeverUsesIt() {
    aliceOwnsAndBobIsAssigned();
    activated(bob, SERIAL, DESKTOP);

    refused(delete(alice, Optional.empty()), RefusalCode.OWNED_SERIAL_IN_USE);

    assertThat(world.account(alice)).isPresent();
  }

  @Test
  @Tag("rule-8.2")
  void aSharedSerialBlocksOnlyWhileTheAccountItselfUsesIt() {
    aliceOwnsAndBobIsAssigned(
        Terms.singleMachine().withMachineLimit(2).withUsersAtOnce(UsersAtOnce.ANY));
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    activated(alice, SERIAL, LAPTOP);

    refused(delete(bob, Optional.empty()), RefusalCode.SHARED_SERIAL_IN_OWN_USE);
    permitted(release(bob, bobs.id(), DESKTOP));
    deleted(bob);
    assertThat(live(SERIAL)).as("Alice's use is no obstacle, and goes on").isEqualTo(1);
  }

  @Test
  @Tag("rule-8.2")
  void anActivationWithoutAnyOtherRightToTheSerialBlocksToo() {
    sold(Terms.perDeveloper(1), SERIAL);
    activated(carol, SERIAL, DESKTOP);

    refused(delete(carol, Optional.empty()), RefusalCode.SHARED_SERIAL_IN_OWN_USE);
  }

  @Test
  @Tag("rule-8.3")
  void theReportListsEveryImplicatedSerialWithAllThereIsToKnowAndToDo() {
    sold(Terms.singleMachine(), SERIAL);
    sold(Terms.perDeveloper(2), SECOND);
    permitted(claim(alice, SERIAL));
    permitted(assign(alice, "bob", SERIAL));
    Instant since = world.now;
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    activated(alice, SECOND, LAPTOP);
    world.pass(Duration.ofDays(1));
    permitted(refresh(new Actor.Installation(bobs.id()), bobs.id(), DESKTOP));

    Decision decision = delete(alice, Optional.empty());

    refused(decision, RefusalCode.OWNED_SERIAL_IN_USE, RefusalCode.SHARED_SERIAL_IN_OWN_USE);
    DeletionReport report = (DeletionReport) decision.report().orElseThrow();
    assertThat(report.possible()).isFalse();
    assertThat(report.blocking()).hasSize(2);
    SerialInUse owned = report.blocking().get(0);
    assertThat(owned.serial()).isEqualTo(SERIAL);
    assertThat(owned.owned()).isTrue();
    assertThat(owned.use().user()).isEqualTo("Bob");
    assertThat(owned.use().own()).isFalse();
    assertThat(owned.use().machine()).isEqualTo("desktop");
    assertThat(owned.use().since()).isEqualTo(since);
    assertThat(owned.use().lastSeen()).isEqualTo(world.now);
    assertThat(owned.remedies())
        .extracting(remedy -> remedy.code().name())
        .containsExactly("RELEASE_THERE", "FORCE_RELEASE");
    SerialInUse shared = report.blocking().get(1);
    assertThat(shared.serial()).isEqualTo(SECOND);
    assertThat(shared.owned()).isFalse();
    assertThat(shared.use().own()).isTrue();
  }

  @Test
  @Tag("rule-8.3")
  void duringACoolDownTheReportSaysFromWhenForceReleaseIsPossible() {
    aliceOwnsAndBobIsAssigned();
    permitted(forceRelease(alice, activated(bob, SERIAL, DESKTOP).id()));
    Instant end = world.now.plus(Duration.ofDays(7));
    activated(bob, SERIAL, LAPTOP);

    var remedies = deletionReport(alice).blocking().get(0).remedies();

    assertThat(remedies.get(1).facts()).containsEntry("notBefore", end.toString());
  }

  @Test
  @Tag("rule-8.3")
  void ofASerialOnVeryManyMachinesTheOldestAreListedAndTheRestIsCounted() {
    aliceOwnsAndBobIsAssigned(Terms.singleMachine().withMachineLimit(30));
    for (int i = 0; i < 25; i++) {
      activated(alice, SERIAL, SmallWorld.machine("machine " + i));
    }

    DeletionReport report = deletionReport(alice);

    assertThat(report.blocking()).hasSize(20);
    assertThat(report.moreSeats()).isEqualTo(5);
  }

  @Test
  @Tag("rule-8.4")
  void whenPossibleTheReportListsWhichSerialsBecomeClaimableAndWhoLosesThem() {
    aliceOwnsAndBobIsAssigned();
    permitted(assign(alice, "carol", SERIAL));

    DeletionReport report = deletionReport(alice);

    assertThat(report.possible()).isTrue();
    assertThat(report.lost()).extracting(SerialLost::serial).containsExactly(SERIAL);
    assertThat(report.lost().get(0).losesAccess()).containsExactly("Bob", "Carol");
    assertThat(deletionReport(bob).leaves()).containsExactly(SERIAL);
  }

  @Test
  @Tag("rule-8.5")
  void deletionIsConfirmedWithTheHashOfItsReport() {
    aliceOwnsAndBobIsAssigned();

    Decision unconfirmed = delete(alice, Optional.empty());

    refused(unconfirmed, RefusalCode.REPORT_NOT_CONFIRMED);
    assertThat(reason(unconfirmed, RefusalCode.REPORT_NOT_CONFIRMED).remedies().get(0).facts())
        .containsEntry("hash", deletionReport(alice).hash().value());
  }

  @Test
  @Tag("rule-8.5")
  void whenAnythingRelevantChangedTheOldHashIsRefusedWithAFreshReport() {
    aliceOwnsAndBobIsAssigned();
    ReportHash seen = deletionReport(alice).hash();
    permitted(assign(alice, "carol", SERIAL));

    Decision stale = delete(alice, Optional.of(seen));

    refused(stale, RefusalCode.REPORT_CHANGED);
    assertThat(report(stale, DeletionReport.class).lost().get(0).losesAccess())
        .containsExactly("Bob", "Carol");
    assertThat(world.account(alice)).isPresent();
  }

  @Test
  @Tag("rule-8.5")
  void whatIsNotRelevantDoesNotSpoilTheHash() {
    aliceOwnsAndBobIsAssigned();
    ReportHash seen = deletionReport(alice).hash();
    world.pass(Duration.ofMinutes(9));

    permitted(delete(alice, Optional.of(seen)));
  }

  @Test
  @Tag("rule-8.6")
  void inOneStepTheOwnedSerialsAreUnownedAndClaimableAndTheirUsersGone() {
    aliceOwnsAndBobIsAssigned();
    permitted(assign(alice, "dora", SERIAL));

    deleted(alice);

    assertThat(world.account(alice)).isEmpty();
    assertThat(world.order(SERIAL).customer()).isEmpty();
    assertThat(world.state.assignments()).isEmpty();
    assertThat(world.state.invitations()).isEmpty();
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.SERIAL_UNOWNED);
    permitted(claim(carol, SERIAL));
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.ACCESS_NOT_GRANTED);
  }

  @Test
  @Tag("rule-8.6")
  void evenWhatTheTermsKeptFromClaimingBecomesClaimable() {
    aliceOwnsAndBobIsAssigned();
    Order order = world.order(SERIAL);
    terms(order.id(), order.terms().withClaimable(false));

    deleted(alice);

    permitted(claim(carol, SERIAL));
  }

  @Test
  @Tag("rule-8.6")
  void theAssignedUsersAreTold() {
    aliceOwnsAndBobIsAssigned();

    var notices = permitted(delete(alice, Optional.of(deletionReport(alice).hash()))).notices();

    assertThat(notices).extracting(notice -> notice.kind()).containsExactly(NoticeKind.OWNER_GONE);
  }

  @Test
  @Tag("rule-8.7")
  void registeringTheSameEmailLaterGivesAnEmptyAccount() {
    aliceOwnsAndBobIsAssigned();
    deleted(alice);

    var again = account("alice");

    assertThat(again).isNotEqualTo(alice);
    assertThat(deletionReport(again).lost()).isEmpty();
    refused(activate(again, SERIAL, DESKTOP), RefusalCode.SERIAL_UNOWNED);
  }

  @Test
  @Tag("rule-8.7")
  void theRecordOfADeletedAccountHoldsIdsOnly() {
    aliceOwnsAndBobIsAssigned();
    permitted(release(alice, activated(alice, SERIAL, DESKTOP).id(), DESKTOP));
    deleted(alice);

    assertThat(world.record.toString()).contains(alice.toString());
    assertThat(world.record.toString().toLowerCase(Locale.ROOT))
        .doesNotContain("alice")
        .doesNotContain("desktop")
        .contains("bob@example.com");
  }

  @Test
  void aDeletedAccountCanDoNothingMore() {
    deleted(carol);

    refused(delete(carol, Optional.empty()), RefusalCode.ACCOUNT_NOT_RECOGNISED);
    refused(
        activate(carol, NEVER_ISSUED, DESKTOP),
        RefusalCode.ACCOUNT_NOT_RECOGNISED,
        RefusalCode.SERIAL_NOT_RECOGNISED);
  }

  @Test
  void deletionNeedsAFreshProofOfWhoAsks() {
    ReportHash hash = deletionReport(carol).hash();

    refused(
        world.execute(
            new DeleteAccount(
                world.by(new Actor.Person(carol, world.now.minus(Duration.ofMinutes(10)))),
                Optional.of(hash))),
        RefusalCode.REAUTHENTICATION_REQUIRED);
  }
}
