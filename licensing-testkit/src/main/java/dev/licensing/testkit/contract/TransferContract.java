package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Serials change hands, and what belongs to them stays (rules 3.4, 4.7 to 4.9). */
abstract class TransferContract {

  private static final int ROUNDS = 20;

  private Account ada;
  private Account bob;

  abstract ContractScene scene();

  @BeforeEach
  void anOwnerAndAnHeir() {
    ada = scene().person("ada");
    bob = scene().person("bob");
  }

  private SerialNumber ownedByAdaAndSharedWithBob() {
    SerialNumber serial = scene().givenOwned(ada, Terms.singleMachine());
    scene().givenAssigned(ada, serial, bob);
    return serial;
  }

  private TransferSerials toBob(SerialNumber serial) {
    return scene().commands().sharing().transfer(ada.id(), Set.of(serial), bob.email().value());
  }

  @Test
  @Tag("rule-3.4")
  @Tag("rule-4.7")
  void coolDownQuotaSeatsAndAssignmentsStay() {
    Account carol = scene().person("carol");
    Terms terms =
        Terms.singleMachine()
            .withMachineLimit(3)
            .withUsersAtOnce(UsersAtOnce.ANY)
            .withRemoteDeactivationsPerYear(2);
    SerialNumber serial = scene().givenOwned(ada, terms);
    scene().givenAssigned(ada, serial, bob);
    scene().givenAssigned(ada, serial, carol);
    Activation stays = scene().givenActivation(carol, serial, scene().machine("carols"));
    Activation lost = scene().givenActivation(ada, serial, scene().machine("lost"));
    Activation burnt = scene().givenActivation(ada, serial, scene().machine("burnt"));
    scene().forceRelease(ada, lost, "lost");
    scene()
        .permitted(
            scene().commands().vendor().deactivate(burnt.id(), "burnt"),
            Answer.DeactivatedRemotely.class);
    Serial before = scene().serial(serial);
    Order sold = scene().order(serial);
    scene().permitted(toBob(serial), Answer.Transferred.class);

    assertTrue(scene().order(serial).ownedBy(bob.id()), "rule 4.7: look at OrderChanged");
    assertEquals(
        before.coolDownUntil(),
        scene().serial(serial).coolDownUntil(),
        "rule 3.4: a new owner does not reset the cool-down; look at OrderChanged, which leaves"
            + " the serials alone");
    assertEquals(
        sold.remoteDeactivations(),
        scene().order(serial).remoteDeactivations(),
        "rule 3.4: nor the quota; look at how OrderChanged is stored");
    assertEquals(List.of(stays), scene().live(serial), "rule 4.7: activations stay");
    assertTrue(scene().assigned(serial, carol), "rule 4.7: assignments stay");
    assertTrue(scene().assigned(serial, ada), "rule 4.7: the old owner stays assigned");
    assertFalse(scene().assigned(serial, bob), "rule 4.1: an owner is no assigned user");
  }

  @Test
  @Tag("rule-4.6")
  @Tag("rule-4.7")
  void transferAndActivationByTheLeavingOwnerNeverBothWin() {
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial = ownedByAdaAndSharedWithBob();
      var leave =
          scene()
              .commands()
              .sharing()
              .transferAndLeave(ada.id(), Set.of(serial), bob.email().value());

      List<Decision> both =
          Race.between(() -> scene().decide(leave), () -> scene().activate(ada, serial, "hers"));

      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rules 4.6, 4.7: she stays with her seat, or goes without; look at the assumptions"
              + " SerialUnusedBy and OrderAt, and at what locks the serial while both commit");
      assertEquals(
          ContractScene.permitted(both.get(0)),
          scene().order(serial).ownedBy(bob.id()),
          "rule 4.1: the owner that was answered is the owner that is stored");
    }
  }

  @Test
  @Tag("rule-4.1")
  @Tag("rule-4.7")
  void aSerialIsHandedToOne() {
    Account carol = scene().person("carol");
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial = ownedByAdaAndSharedWithBob();
      scene().givenAssigned(ada, serial, carol);
      var other =
          scene().commands().sharing().transfer(ada.id(), Set.of(serial), carol.email().value());

      List<Decision> both =
          Race.between(() -> scene().decide(toBob(serial)), () -> scene().decide(other));

      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 4.1: at most one owner; look at the assumption OrderAt");
      assertEquals(
          ContractScene.permitted(both.get(0)) ? bob.id() : carol.id(),
          scene().order(serial).customer().orElseThrow(),
          "rule 4.1: the owner that was answered is the owner that is stored");
    }
  }

  @Test
  @Tag("rule-4.8")
  void relinquishmentAndActivationNeverBothWin() {
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial = ownedByAdaAndSharedWithBob();
      var relinquish = scene().commands().sharing().relinquish(ada.id(), Set.of(serial));

      List<Decision> both =
          Race.between(
              () -> scene().decide(relinquish), () -> scene().activate(bob, serial, "his"));

      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 4.8: given up, or in use; look at the assumptions SerialUnused and SerialAt, and at"
              + " what locks the serial while both commit");
      assertEquals(
          ContractScene.permitted(both.get(1)),
          scene().assigned(serial, bob),
          "rule 4.8: whose serial has no owner may not use it; look at SharingEnded");
    }
  }
}
