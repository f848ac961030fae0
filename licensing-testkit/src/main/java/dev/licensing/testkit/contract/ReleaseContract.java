package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How seats come free again (rules 3.1 to 3.4). */
abstract class ReleaseContract {

  private static final String WHY = "lost on a train";

  abstract ContractScene scene();

  @Test
  @Tag("rule-3.1")
  void releasingTwiceIsTheSameAsOnceEvenAtTheSameTime() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(2, UsersAtOnce.ANY));
    Account alice = scene().person("alice");
    Activation ending = scene().givenActivation(alice, serial, scene().machine("desktop"));
    scene().givenActivation(alice, serial, scene().machine("laptop"));
    List<Decision> decisions = Race.between(8, i -> release(alice, ending));
    assertEquals(8, ContractScene.countPermitted(decisions), "rule 3.1: always possible");
    assertEquals(
        1,
        scene().serial(serial).liveSeats(),
        "rule 3.1: one seat came free, not one for each try; an ActivationEnded that finds the"
            + " activation ended is a failed assumption");
    assertEquals(
        1,
        scene().waiting(alice.id(), NoticeKind.RELEASED).size(),
        "rule 10.1: one end, one notice; a release that comes too late changes nothing");
    release(alice, ending);
    assertEquals(1, scene().serial(serial).liveSeats(), "rule 3.1: twice is the same as once");
  }

  @Test
  @Tag("rule-3.1")
  @Tag("rule-3.2")
  void releaseAndForceReleaseOfOneActivationEndItOnce() {
    Account alice = scene().person("alice");
    for (int round = 0; round < 10; round++) {
      SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
      Activation ending = scene().givenActivation(alice, serial, scene().machine("desktop"));
      List<Decision> both =
          Race.between(
              () -> release(alice, ending), () -> scene().forceRelease(alice, ending, WHY));
      assertTrue(ContractScene.permitted(both.get(0)), "rule 3.1: release is always possible");
      boolean forced = ContractScene.permitted(both.get(1));
      assertEquals(
          forced ? EndingKind.FORCE_RELEASED : EndingKind.RELEASED,
          scene().activation(ending.id()).ending().orElseThrow().kind(),
          "rule 3.1: what the decisions say and what is stored differ");
      assertEquals(0, scene().serial(serial).liveSeats(), "rule 3.1: its one seat came free once");
      assertEquals(
          forced,
          scene().serial(serial).coolDownUntil().isPresent(),
          "rule 3.3: only a force release starts the cool-down");
    }
  }

  @Test
  @Tag("rule-3.3")
  void twoForceReleasesOfOneSerialAtOnceAreOneTooMany() {
    Account alice = scene().person("alice");
    Terms terms = Terms.singleMachine().withMachineLimit(2);
    for (int round = 0; round < 10; round++) {
      SerialNumber serial = scene().givenOwned(alice, terms);
      Activation one = scene().givenActivation(alice, serial, scene().machine("desktop"));
      Activation other = scene().givenActivation(alice, serial, scene().machine("laptop"));
      List<Decision> both =
          Race.between(
              () -> scene().forceRelease(alice, one, WHY),
              () -> scene().forceRelease(alice, other, WHY));
      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 3.3: the first starts the cool-down for the second; look at the assumption SerialAt"
              + " and at SerialChanged, which lets the revision grow");
      assertEquals(
          1, scene().serial(serial).liveSeats(), "rule 3.2: one seat came free, and only one");
    }
  }

  @Test
  @Tag("rule-3.3")
  @Tag("rule-11.1")
  void theCoolDownEndsAtItsInstantAndNotBefore() {
    Account alice = scene().person("alice");
    Duration coolDown = Duration.ofDays(7);
    Terms terms = Terms.singleMachine().withMachineLimit(2).withCoolDown(coolDown);
    SerialNumber serial = scene().givenOwned(alice, terms);
    Activation one = scene().givenActivation(alice, serial, scene().machine("desktop"));
    Activation other = scene().givenActivation(alice, serial, scene().machine("laptop"));
    Instant end = scene().clock().instant().plus(coolDown);
    assertTrue(
        ContractScene.permitted(scene().forceRelease(alice, one, WHY)),
        "rule 3.2: look at what was loaded");
    assertEquals(
        end,
        scene().serial(serial).coolDownUntil().orElseThrow(),
        "rule 3.3: the exact instant is visible on the serial");
    scene().clock().set(end.minus(Duration.ofMillis(1)));
    Decision early = scene().forceRelease(alice, other, WHY);
    assertEquals(List.of(RefusalCode.COOL_DOWN), early.refusals(), "rule 3.3: it still runs");
    assertEquals(
        end,
        ((Decision.Refused) early).reasons().get(0).retryAt().orElseThrow(),
        "rule 3.3: the refusal says when it ends");
    scene().clock().set(end);
    assertTrue(
        ContractScene.permitted(scene().forceRelease(alice, other, WHY)),
        "rule 11.1: at its end it holds no more; look at the precision of stored instants");
  }

  @Test
  @Tag("rule-3.1")
  void aSeatThatCameFreeIsFreeAtOnce() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(1, UsersAtOnce.ONE));
    for (Account person : scene().people(5)) {
      Activation activation = scene().givenActivation(person, serial, scene().machine("shared"));
      release(person, activation, "shared");
    }
    assertEquals(0, scene().serial(serial).liveSeats(), "rule 3.1: it frees the seat at once");
  }

  @Test
  @Tag("rule-3.5")
  void anEndingIsKeptWithWhoWhenAndWhy() {
    Account alice = scene().person("alice");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    Activation lost = scene().givenActivation(alice, serial, scene().machine("desktop"));
    scene().clock().advance(Duration.ofHours(3));
    scene().forceRelease(alice, lost, WHY);
    var kept = scene().activation(lost.id()).ending().orElseThrow();
    assertEquals(EndingKind.FORCE_RELEASED, kept.kind(), "rule 3.5: how");
    assertEquals(Optional.of(alice.id()), kept.by(), "rule 3.5: who");
    assertEquals(scene().clock().instant(), kept.at(), "rule 3.5: when");
    assertEquals(WHY, kept.reason(), "rule 3.5: why");
  }

  private Decision release(Account person, Activation activation) {
    return release(person, activation, activation.machine().name());
  }

  private Decision release(Account person, Activation activation, String machine) {
    return scene()
        .decide(scene().commands().release(person.id(), activation.id(), scene().machine(machine)));
  }
}
