package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A floating seat is held by heartbeat, and free from the instant its lease ends (rule 2.11). */
abstract class FloatingContract {

  private static final Duration LEASE = Duration.ofHours(1);
  private static final int RIVALS = 8;
  private static final String AT_ONCE =
      "rule 2.11: a seat is free from the instant its lease ends, with no job having run; look at"
          + " how ActivationStarted finds a free seat: it closes what has lapsed first";

  abstract ContractScene scene();

  private SerialNumber pool(int seats) {
    return scene().givenSerial(Terms.floating(seats, LEASE).withAccess(Access.ANYONE_WITH_SERIAL));
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-11.1")
  void aLapsedSeatIsFreeAtOnceAndNotBefore() {
    SerialNumber serial = pool(1);
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    Activation lapses = scene().givenActivation(alice, serial, scene().machine("hers"));
    Instant end = lapses.leaseUntil().orElseThrow();

    scene().clock().set(end.minusMillis(1));
    assertEquals(
        List.of(RefusalCode.MACHINE_LIMIT_REACHED),
        scene().activate(bob, serial, "his").refusals(),
        "rule 2.11: the lease still holds; look at how seats are counted at an instant");

    scene().clock().set(end);
    assertEquals(
        0,
        scene().serial(serial).liveSeats(),
        "rule 11.1: at its end it holds no more; look at what counts as a seat in what is loaded");
    assertTrue(scene().live(serial).isEmpty(), "rule 2.11: nobody uses it; look at Extent.USERS");
    assertTrue(ContractScene.permitted(scene().activate(bob, serial, "his")), AT_ONCE);
    assertEquals(
        Optional.of(Ending.lapsed(end)),
        scene().activation(lapses.id()).endingAt(end),
        "rule 2.11: its holder learns that it lapsed, and when");
  }

  @Test
  @Tag("rule-2.11")
  void aHeartbeatKeepsTheSeat() {
    SerialNumber serial = pool(1);
    Account alice = scene().person("alice");
    Activation held = scene().givenActivation(alice, serial, scene().machine("hers"));
    scene().clock().advance(LEASE.dividedBy(2));
    Activation renewed =
        scene()
            .permitted(
                scene().commands().refresh(held.id(), scene().machine("hers")),
                Answer.Refreshed.class)
            .activation();

    scene().clock().set(held.leaseUntil().orElseThrow());
    assertEquals(
        List.of(renewed),
        scene().live(serial),
        "rule 2.11: the lease begins anew with each heartbeat; look at ActivationSeen");
  }

  @Test
  @Tag("rule-2.11")
  void aLateHeartbeatAndARivalNeverBothWin() {
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    for (int round = 0; round < 20; round++) {
      SerialNumber serial = pool(1);
      Activation held = scene().givenActivation(alice, serial, scene().machine("hers"));
      Instant end = held.leaseUntil().orElseThrow();
      scene().clock().set(end.minusSeconds(1));
      var heartbeat = scene().commands().refresh(held.id(), scene().machine("hers"));
      scene().clock().set(end);
      var rival = scene().commands().activate(bob.id(), serial, scene().machine("his"));

      List<Decision> both =
          Race.between(() -> scene().decide(heartbeat), () -> scene().decide(rival));

      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 2.11: the seat is renewed, or somebody else's; look at ActivationSeen, which is a"
              + " failed assumption where the activation was closed, and at ActivationStarted, which"
              + " closes only what had lapsed by its beginning");
      assertEquals(
          List.of(ContractScene.permitted(both.get(0)) ? alice.id() : bob.id()),
          scene().live(serial).stream().map(Activation::account).toList(),
          "rule 2.11: who was answered \"yes\" has the seat");
    }
  }

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.11")
  void rivalsForLapsedSeatsFillThemExactly() {
    SerialNumber serial = pool(3);
    Account alice = scene().person("alice");
    for (int i = 0; i < 3; i++) {
      scene().givenActivation(alice, serial, scene().machine("hers-" + i));
    }
    scene().clock().advance(LEASE);
    List<Account> people = scene().people(RIVALS);

    List<Decision> decisions =
        Race.between(RIVALS, i -> scene().activate(people.get(i), serial, "rival-" + i));

    assertEquals(3, ContractScene.countPermitted(decisions), AT_ONCE + ", once for each seat");
    assertEquals(3, scene().serial(serial).liveSeats(), "rule 2.2: look at the seat guard");
  }

  @Test
  @Tag("rule-2.3")
  @Tag("rule-2.11")
  void whoseOnlySeatHasLapsedKeepsNobodyOut() {
    Terms terms =
        Terms.floating(2, LEASE)
            .withUsersAtOnce(UsersAtOnce.ONE)
            .withAccess(Access.ANYONE_WITH_SERIAL);
    SerialNumber serial = scene().givenSerial(terms);
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    scene().givenActivation(alice, serial, scene().machine("hers"));
    scene().clock().advance(LEASE);

    assertTrue(
        ContractScene.permitted(scene().activate(bob, serial, "his")),
        "rules 2.3, 2.11: a lapsed seat holds no serial; look at the guard on the sole user");
    assertEquals(
        Optional.of(bob.id()),
        scene().serial(serial).soleUser(),
        "rule 2.3: look at how the sole user is loaded");
  }
}
