package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 2 of the rules. */
class ActivationRulesTest extends Story {

  @Test
  @Tag("rule-2.1")
  void anActivationTiesOneSerialOneAccountOneMachineAndTakesOneSeat() {
    aliceOwnsAndBobIsAssigned();

    Activation activation = activated(alice, SERIAL, DESKTOP);

    assertThat(activation.serial()).isEqualTo(SERIAL);
    assertThat(activation.account()).isEqualTo(alice);
    assertThat(activation.machine()).isEqualTo(DESKTOP);
    assertThat(activation.since()).isEqualTo(world.now);
    assertThat(world.serial(SERIAL).liveSeats()).isEqualTo(1);
  }

  @Test
  @Tag("rule-2.2")
  void theLastSeatIsGivenAndTheNextOneIsNot() {
    aliceOwnsAndBobIsAssigned(Terms.singleMachine().withMachineLimit(2));
    activated(alice, SERIAL, DESKTOP);
    activated(alice, SERIAL, LAPTOP);

    Decision third = activate(alice, SERIAL, SmallWorld.machine("tablet"));

    refused(third, RefusalCode.MACHINE_LIMIT_REACHED);
    Refusal reason = reason(third, RefusalCode.MACHINE_LIMIT_REACHED);
    assertThat(reason.facts()).containsEntry("seats", "2").containsEntry("of", "2");
    assertThat(remedies(reason))
        .containsExactly("RELEASE_THERE", "FORCE_RELEASE", "RELEASE_THERE", "FORCE_RELEASE");
    assertThat(live(SERIAL)).isEqualTo(2);
  }

  @Test
  @Tag("rule-2.2")
  void aReleasedSeatIsFreeAtOnce() {
    aliceOwnsAndBobIsAssigned();
    Activation first = activated(alice, SERIAL, DESKTOP);
    permitted(release(alice, first.id(), DESKTOP));

    activated(bob, SERIAL, LAPTOP);

    assertThat(live(SERIAL)).isEqualTo(1);
  }

  @Test
  @Tag("rule-2.3")
  void whileOneUserHoldsASerialEveryOtherIsRefusedAndToldWhichMachinesMustGo() {
    aliceOwnsAndBobIsAssigned(Terms.singleMachine().withMachineLimit(3));
    activated(alice, SERIAL, DESKTOP);
    activated(alice, SERIAL, LAPTOP);

    Decision attempt = activate(bob, SERIAL, SmallWorld.machine("tablet"));

    refused(attempt, RefusalCode.HELD_BY_ANOTHER_USER);
    Refusal reason = reason(attempt, RefusalCode.HELD_BY_ANOTHER_USER);
    assertThat(reason.facts()).containsEntry("machinesToFree", "2");
    assertThat(reason.remedies())
        .extracting(remedy -> remedy.facts().get("machine"))
        .contains("desktop", "laptop");
  }

  @Test
  @Tag("rule-2.3")
  void whereTheTermsAllowSeveralUsersTheyShareTheSeats() {
    aliceOwnsAndBobIsAssigned(
        Terms.singleMachine().withMachineLimit(2).withUsersAtOnce(UsersAtOnce.ANY));
    activated(alice, SERIAL, DESKTOP);

    activated(bob, SERIAL, LAPTOP);

    assertThat(live(SERIAL)).isEqualTo(2);
  }

  @Test
  @Tag("rule-2.3")
  void whereSeveralUsersAreLeftFromOtherTermsNobodyElseComesIn() {
    aliceOwnsAndBobIsAssigned(
        Terms.singleMachine().withMachineLimit(5).withUsersAtOnce(UsersAtOnce.ANY));
    permitted(assign(alice, "carol", SERIAL));
    activated(alice, SERIAL, DESKTOP);
    activated(bob, SERIAL, LAPTOP);
    Order order = world.order(SERIAL);
    terms(order.id(), order.terms().withUsersAtOnce(UsersAtOnce.ONE));

    refused(
        activate(carol, SERIAL, SmallWorld.machine("tablet")), RefusalCode.HELD_BY_ANOTHER_USER);
  }

  @Test
  @Tag("rule-2.3")
  void theHoldersMachinesAreNotNamedToAStranger() {
    sold(Terms.perDeveloper(2), SERIAL);
    activated(alice, SERIAL, DESKTOP);

    Refusal reason = reason(activate(bob, SERIAL, LAPTOP), RefusalCode.HELD_BY_ANOTHER_USER);

    assertThat(remedies(reason)).containsExactly("CONTACT_VENDOR");
    assertThat(reason.toString()).doesNotContain("desktop").doesNotContain("Alice");
  }

  @Test
  @Tag("rule-2.4")
  void theSameAccountOnTheSameMachineGetsTheSameActivationAgain() {
    aliceOwnsAndBobIsAssigned();
    Activation first = activated(alice, SERIAL, DESKTOP);
    world.pass(Duration.ofDays(3));

    Answer.Activated again = answer(activate(alice, SERIAL, DESKTOP), Answer.Activated.class);

    assertThat(again.existing()).isTrue();
    assertThat(again.activation().id()).isEqualTo(first.id());
    assertThat(again.activation().since()).isEqualTo(first.since());
    assertThat(again.activation().lastSeen()).isEqualTo(world.now);
    assertThat(live(SERIAL)).isEqualTo(1);
  }

  @Test
  @Tag("rule-2.4")
  void anotherMachineIsNotTakenForTheSame() {
    aliceOwnsAndBobIsAssigned(Terms.singleMachine().withMachineLimit(2));
    Activation first = activated(alice, SERIAL, DESKTOP);

    Activation second = activated(alice, SERIAL, LAPTOP);

    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  @Tag("rule-2.5")
  void onAnUnownedSerialNobodyMayActivateAndTheRemedyIsToClaimIt() {
    sold(Terms.singleMachine(), SERIAL);

    Decision attempt = activate(alice, SERIAL, DESKTOP);

    refused(attempt, RefusalCode.SERIAL_UNOWNED);
    assertThat(remedies(reason(attempt, RefusalCode.SERIAL_UNOWNED))).containsExactly("CLAIM");
    permitted(claim(alice, SERIAL));
    activated(alice, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-2.5")
  void whoIsNeitherOwnerNorAssignedIsRefusedAndMayAskTheOwner() {
    aliceOwnsAndBobIsAssigned();

    Decision attempt = activate(carol, SERIAL, DESKTOP);

    refused(attempt, RefusalCode.ACCESS_NOT_GRANTED);
    assertThat(remedies(reason(attempt, RefusalCode.ACCESS_NOT_GRANTED)))
        .containsExactly("REQUEST_ACCESS");
  }

  @Test
  @Tag("rule-2.5")
  void underOpenTermsAnyAccountThatPresentsTheSerialMayActivate() {
    sold(Terms.perDeveloper(2), SERIAL);

    assertThat(activated(carol, SERIAL, DESKTOP).account()).isEqualTo(carol);
  }

  @Test
  @Tag("rule-2.6")
  void aBarredAccountActivatesNothingNeitherThereNorElsewhere() {
    OrderId order = sold(Terms.perDeveloper(2), buyers("alice", ""), SERIAL);
    activated(bob, SERIAL, DESKTOP);
    permitted(remove(alice, order, bob));

    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.ACCOUNT_BARRED);
    sold(Terms.perDeveloper(1), SECOND);
    refused(activate(bob, SECOND, LAPTOP), RefusalCode.ACCOUNT_BARRED);
  }

  @Test
  @Tag("rule-2.8")
  void aSerialThatWasNeverIssuedIsNotRecognised() {
    refused(activate(alice, NEVER_ISSUED, DESKTOP), RefusalCode.SERIAL_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-2.8")
  void whatACallerMayNotKnowLooksAsIfItDidNotExist() {
    aliceOwnsAndBobIsAssigned();
    Activation activation = activated(alice, SERIAL, DESKTOP);

    Decision hidden = assign(carol, "bob", SERIAL);
    Decision unknown = assign(carol, "bob", NEVER_ISSUED);

    assertThat(reason(hidden, RefusalCode.SERIAL_NOT_RECOGNISED).remedies())
        .isEqualTo(reason(unknown, RefusalCode.SERIAL_NOT_RECOGNISED).remedies());
    assertThat(hidden.refusals()).isEqualTo(unknown.refusals());
    assertThat(forceRelease(carol, activation.id()))
        .isEqualTo(forceRelease(carol, new ActivationId(world.id())));
  }

  @Test
  @Tag("rule-14.1")
  void aRefusalCarriesEveryReasonInOrderOfPrecedence() {
    aliceOwnsAndBobIsAssigned();
    activated(alice, SERIAL, DESKTOP);

    Decision attempt = activate(bob, SERIAL, LAPTOP);

    assertThat(attempt.refusals())
        .isEqualTo(List.of(RefusalCode.HELD_BY_ANOTHER_USER, RefusalCode.MACHINE_LIMIT_REACHED));
  }

  @Test
  @Tag("rule-13.2")
  void aMachineThatCannotBeToldFromOthersGetsNoSeat() {
    aliceOwnsAndBobIsAssigned();
    var nameless =
        new Machine(
            "nameless",
            MachineIdentity.hashed(
                "acme-studio", Map.of(ComponentKind.PROCESSOR, "a common processor")),
            Environment.BARE_METAL);

    refused(activate(alice, SERIAL, nameless), RefusalCode.MACHINE_IDENTITY_TOO_WEAK);
  }
}
