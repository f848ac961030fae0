package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.StoreException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A deletion while others are at work: either it comes first, or they do (rules 8.1 to 8.6). */
abstract class DeletionContract {

  private static final int ROUNDS = 20;

  abstract ContractScene scene();

  @Test
  @Tag("rule-8.1")
  void deletionAndActivationOfAnOwnedSerialNeverBothWin() {
    Account bob = scene().person("bob");
    for (int round = 0; round < ROUNDS; round++) {
      Account alice = scene().person("alice");
      SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
      scene().givenAssigned(alice, serial, bob);
      DeleteAccount delete = confirmed(alice);
      List<Decision> both =
          Race.between(
              () -> scene().decide(delete), () -> scene().activate(bob, serial, "desktop"));
      boolean deleted = ContractScene.permitted(both.get(0));
      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 8.1: deleted, or in use, never both and never neither; look at the assumptions"
              + " SerialUnused and OrderAt, and at what locks the serial while both commit");
      assertEquals(
          deleted ? 0 : 1,
          scene().serial(serial).liveSeats(),
          "rule 8.1: look at the seat counter");
      assertEquals(
          deleted, scene().order(serial).customer().isEmpty(), "rule 8.6: look at OrderChanged");
    }
  }

  @Test
  @Tag("rule-8.2")
  void deletionAndOwnActivationOfASharedSerialNeverBothWin() {
    for (int round = 0; round < ROUNDS; round++) {
      Account alice = scene().person("alice");
      SerialNumber serial = scene().givenSerial(ContractScene.open(3, UsersAtOnce.ANY));
      DeleteAccount delete = confirmed(alice);
      List<Decision> both =
          Race.between(
              () -> scene().decide(delete), () -> scene().activate(alice, serial, "desktop"));
      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 8.2: gone, or at work; look at the assumptions LiveActivationsAre and AccountAt, and"
              + " at what locks the account while both commit");
      assertEquals(
          ContractScene.permitted(both.get(0)) ? 0 : 1,
          scene().serial(serial).liveSeats(),
          "rule 8.2: what was answered is what is stored; look at the seat counter");
    }
  }

  @Test
  @Tag("rule-8.6")
  void deletionAndClaimNeverLeaveASerialToNobodyAlive() {
    for (int round = 0; round < ROUNDS; round++) {
      Account alice = scene().person("alice");
      SerialNumber serial = scene().givenSerial(Terms.singleMachine());
      DeleteAccount delete = confirmed(alice);
      var claim = scene().commands().sharing().claim(alice.id(), Set.of(serial));
      List<Decision> both = Race.between(() -> scene().decide(delete), () -> scene().decide(claim));
      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rules 8.5, 8.6: a claim changes the report, a deletion ends the account; look at the"
              + " assumptions RolesAreIn and AccountAt");
      assertEquals(
          ContractScene.permitted(both.get(0)),
          scene().order(serial).customer().isEmpty(),
          "rule 8.6: an erased account owns nothing");
    }
  }

  @Test
  @Tag("rule-8.6")
  void noSessionOutlivesItsAccountEvenIfOpenedAtTheSameTime() {
    for (int round = 0; round < ROUNDS; round++) {
      Account alice = scene().person("alice");
      DeleteAccount delete = confirmed(alice);
      Race.between(() -> scene().decide(delete), () -> openIfPossible(alice));
      assertFalse(scene().known(alice), "rule 8.6: look at AccountErased");
      assertTrue(
          scene().sessions().find(ContractScene.token(alice)).isEmpty(),
          "rule 8.6: a session was opened while its account went; look at how open() makes sure of"
              + " the account");
    }
  }

  private boolean openIfPossible(Account account) {
    try {
      scene().sessions().open(scene().session(account));
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private DeleteAccount confirmed(Account account) {
    return scene().commands().delete(account.id(), scene().deletionHash(account));
  }
}
