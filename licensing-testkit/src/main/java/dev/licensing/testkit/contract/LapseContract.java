package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose lease ended is told so, once, whoever closes it (rules 2.11, 10.1). */
abstract class LapseContract {

  private static final Duration LEASE = Duration.ofHours(1);

  abstract ContractScene scene();

  private SerialNumber pool(int seats) {
    return scene().givenSerial(Terms.floating(seats, LEASE).withAccess(Access.ANYONE_WITH_SERIAL));
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-10.1")
  void theUserOfALapsedSeatIsToldOnce() {
    SerialNumber serial = pool(1);
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    scene().givenActivation(alice, serial, scene().machine("hers"));
    scene().clock().advance(LEASE);
    scene().givenActivation(bob, serial, scene().machine("his"));
    scene().clock().advance(LEASE);

    Race.between(4, i -> tellAll());

    for (Account user : List.of(alice, bob)) {
      assertEquals(
          1,
          scene().waiting(user.id(), NoticeKind.LAPSED).size(),
          user.name()
              + ": rule 10.1: told once, whether somebody took the seat before or not; look at"
              + " Extent.LAPSED and at ActivationLapsed, which happens once");
    }
    assertTrue(tellAll(), "rule 2.11: and what is told is told");
    assertEquals(1, scene().waiting(alice.id(), NoticeKind.LAPSED).size(), "rule 10.1: told once");
  }

  @Test
  @Tag("rule-2.4")
  @Tag("rule-2.11")
  void aMachineThatComesBackAfterItsLeaseGetsANewSeatAndIsToldOnce() {
    SerialNumber serial = pool(1);
    Account alice = scene().person("alice");
    Activation lapsed = scene().givenActivation(alice, serial, scene().machine("hers"));
    scene().clock().advance(LEASE);

    List<Decision> decisions = Race.between(4, i -> scene().activate(alice, serial, "hers"));

    Set<ActivationId> now =
        decisions.stream()
            .flatMap(decision -> ContractScene.answer(decision, Answer.Activated.class).stream())
            .map(answer -> answer.activation().id())
            .collect(Collectors.toSet());
    assertEquals(4, ContractScene.countPermitted(decisions), "rule 2.11: its own seat is free");
    assertEquals(1, now.size(), "rule 2.4: one machine, one seat; look at CandidatesAre");
    assertFalse(now.contains(lapsed.id()), "rule 2.11: what has lapsed does not come back");
    tellAll();
    assertEquals(
        1,
        scene().waiting(alice.id(), NoticeKind.LAPSED).size(),
        "rule 10.1: told with the new activation, and not again");
  }

  /** In a store that is in use there may be more than one round of them. */
  private boolean tellAll() {
    int told;
    do {
      told =
          scene()
              .permitted(scene().commands().vendor().endLapsedLeases(), Answer.LapsesTold.class)
              .closed();
    } while (told > 0);
    return true;
  }
}
