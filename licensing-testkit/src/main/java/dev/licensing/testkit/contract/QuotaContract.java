package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Decision;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Support ends a few activations a year, each of them alone (chapter 7). */
abstract class QuotaContract {

  private static final int MACHINES = 6;
  private static final int ALLOWED = 2;

  private Account alice;
  private SerialNumber serial;
  private List<Activation> machines;

  abstract ContractScene scene();

  @BeforeEach
  void anOrderWithManyMachines() {
    alice = scene().person("alice");
    Terms terms =
        ContractScene.open(MACHINES, UsersAtOnce.ANY).withRemoteDeactivationsPerYear(ALLOWED);
    serial = scene().givenSerial(terms);
    machines =
        IntStream.range(0, MACHINES)
            .mapToObj(i -> scene().givenActivation(alice, serial, scene().machine("lost-" + i)))
            .toList();
  }

  private Decision deactivate(Activation activation) {
    return scene().decide(scene().commands().vendor().deactivate(activation.id(), "lost"));
  }

  @Test
  @Tag("rule-7.2")
  void theQuotaIsNotExceededHoweverManyAreAskedForAtOnce() {
    List<Decision> decisions = Race.between(MACHINES, i -> deactivate(machines.get(i)));

    assertEquals(
        ALLOWED,
        ContractScene.countPermitted(decisions),
        "rule 7.2: so many a year; look at the assumption OrderAt and at OrderChanged, which lets"
            + " the revision grow");
    assertTrue(
        decisions.stream()
            .filter(decision -> !ContractScene.permitted(decision))
            .allMatch(d -> d.refusals().equals(List.of(RefusalCode.REMOTE_DEACTIVATIONS_USED_UP))),
        "rule 7.2: who came too late is told so");
    assertEquals(
        MACHINES - ALLOWED,
        scene().serial(serial).liveSeats(),
        "rule 7.1: exactly one activation ends with each");
    assertEquals(
        ALLOWED,
        scene().order(serial).remoteDeactivations().size(),
        "rule 7.2: each counts once; look at how OrderChanged is stored");
  }

  @Test
  @Tag("rule-7.2")
  @Tag("rule-11.1")
  void theNextIsFreeAfterAYearAndNotBefore() {
    Instant first = scene().clock().instant();
    deactivate(machines.get(0));
    scene().clock().advance(Duration.ofDays(1));
    deactivate(machines.get(1));
    Instant free = first.plus(Duration.ofDays(365));

    scene().clock().set(free.minusMillis(1));
    Decision early = deactivate(machines.get(2));
    assertEquals(
        List.of(RefusalCode.REMOTE_DEACTIVATIONS_USED_UP), early.refusals(), "rule 7.2: too early");
    assertEquals(
        Optional.of(free),
        ((Decision.Refused) early).reasons().get(0).retryAt(),
        "rule 7.2: the refusal says when the next is free");
    scene().clock().set(free);
    assertTrue(
        ContractScene.permitted(deactivate(machines.get(2))),
        "rule 11.1: look at the precision of stored instants");
  }

  @Test
  @Tag("rule-3.1")
  @Tag("rule-7.1")
  void deactivationAndReleaseOfOneActivationEndItOnce() {
    for (int i = 0; i < ALLOWED; i++) {
      Activation ending = machines.get(i);
      String machine = ending.machine().name();
      var release = scene().commands().release(alice.id(), ending.id(), scene().machine(machine));
      int counted = scene().order(serial).remoteDeactivations().size();

      List<Decision> both = Race.between(() -> deactivate(ending), () -> scene().decide(release));

      assertTrue(ContractScene.permitted(both.get(1)), "rule 3.1: release is always possible");
      boolean deactivated = ContractScene.permitted(both.get(0));
      assertEquals(
          deactivated ? EndingKind.DEACTIVATED_REMOTELY : EndingKind.RELEASED,
          scene().activation(ending.id()).ending().orElseThrow().kind(),
          "rule 7.5: what the decisions say and what is stored differ");
      assertEquals(
          counted + (deactivated ? 1 : 0),
          scene().order(serial).remoteDeactivations().size(),
          "rule 7.2: only what was carried out counts");
    }
  }
}
