package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user who is removed is gone everywhere, at once (chapter 6). */
abstract class RemovalContract {

  private static final int ROUNDS = 20;
  private static final Terms TERMS = ContractScene.open(5, UsersAtOnce.ANY);

  private Account cora;
  private SerialNumber serial;
  private OrderId order;

  abstract ContractScene scene();

  @BeforeEach
  void anOrderWithAManager() {
    cora = scene().person("cora");
    serial = scene().givenBought(cora, TERMS);
    order = scene().order(serial).id();
  }

  private RemoveUser removal(Account user) {
    return scene()
        .commands()
        .orders()
        .removeUser(cora.id(), order, user.id(), user.email().value());
  }

  @Test
  @Tag("rule-6.2")
  @Tag("rule-6.6")
  void removalEndsEverythingAndBarsUntilReinstated() {
    Account bob = scene().person("bob");
    SerialNumber elsewhere = scene().givenSerial(TERMS);
    List<Activation> all =
        List.of(
            scene().givenActivation(bob, serial, scene().machine("desktop")),
            scene().givenActivation(bob, serial, scene().machine("laptop")),
            scene().givenActivation(bob, elsewhere, scene().machine("desktop")));
    scene().permitted(removal(bob), Answer.UserRemoved.class);

    for (Activation ended : all) {
      var ending = scene().activation(ended.id()).ending().orElseThrow();
      assertEquals(
          EndingKind.USER_REMOVED,
          ending.kind(),
          "rule 6.2: every activation, on every order; look at Extent.ALL_USES_OF_NAMED");
      assertEquals(Optional.of(cora.id()), ending.by(), "rule 3.5: and by whom");
    }
    assertEquals(0, scene().serial(serial).liveSeats(), "rule 6.2: look at the seat counter");
    assertEquals(
        List.of(RefusalCode.ACCOUNT_BARRED),
        scene().activate(bob, elsewhere, "desktop").refusals(),
        "rule 2.6: look at UserBarred, and at the bars that are loaded with the caller");
    assertEquals(
        List.of(bob.id()),
        removed(),
        "rule 6.6: a manager sees whom; look at Extent.ORDER_CONTENT");
    scene()
        .permitted(
            scene().commands().orders().reinstate(cora.id(), bob.id()), Answer.Reinstated.class);
    assertEquals(List.of(), removed(), "rule 6.6: look at UserReinstated");
    assertTrue(
        ContractScene.permitted(scene().activate(bob, elsewhere, "desktop")),
        "rule 6.6: look at UserReinstated, and at the bars that are loaded with a named account");
  }

  private List<AccountId> removed() {
    return scene()
        .read(scene().asking(cora).andOrder(order).and(Extent.ORDER_CONTENT))
        .pages()
        .removed(order)
        .map(Bar::account)
        .toList();
  }

  @Test
  @Tag("rule-6.2")
  void noActivationEscapesARemoval() {
    for (int round = 0; round < ROUNDS; round++) {
      Account bob = scene().person("bob");
      SerialNumber elsewhere = scene().givenSerial(TERMS);
      scene().givenActivation(bob, serial, scene().machine("desktop"));
      RemoveUser remove = removal(bob);

      List<Decision> both =
          Race.between(
              () -> scene().decide(remove), () -> scene().activate(bob, elsewhere, "laptop"));

      assertTrue(ContractScene.permitted(both.get(0)), "rule 6.4: always possible");
      assertEquals(
          0,
          scene().serial(elsewhere).liveSeats(),
          "rule 6.2: it began before and ended with the others, or it was refused; look at the"
              + " assumptions LiveActivationsAre and AccountAt, at UserBarred, which lets the"
              + " account's revision grow, and at what locks the account while both commit");
    }
  }

  @Test
  @Tag("rule-3.1")
  @Tag("rule-6.2")
  void removalAndReleaseOfOneActivationEndItOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      Account bob = scene().person("bob");
      Activation ending = scene().givenActivation(bob, serial, scene().machine("desktop"));
      scene().givenActivation(bob, serial, scene().machine("laptop"));
      RemoveUser remove = removal(bob);
      var release = scene().commands().release(bob.id(), ending.id(), scene().machine("desktop"));

      List<Decision> both =
          Race.between(() -> scene().decide(remove), () -> scene().decide(release));

      assertEquals(2, ContractScene.countPermitted(both), "rules 3.1, 6.4: both are possible");
      boolean removed =
          scene().activation(ending.id()).ending().orElseThrow().kind() == EndingKind.USER_REMOVED;
      assertEquals(
          removed ? 2 : 1,
          scene().waiting(bob.id(), NoticeKind.REMOVED).size(),
          "rule 10.1: each end has one notice; an ActivationEnded that finds the activation ended"
              + " is a failed assumption");
      assertEquals(0, scene().serial(serial).liveSeats(), "rule 6.2: nothing is left");
    }
  }

  @Test
  @Tag("rule-6.1")
  void aUserIsRemovedOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      Account bob = scene().person("bob");
      scene().givenActivation(bob, serial, scene().machine("desktop"));

      List<Decision> both = Race.between(2, i -> scene().decide(removal(bob)));

      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 6.1: who was removed is no user any more; look at LiveActivationsAre");
      assertEquals(
          1,
          scene().waiting(bob.id(), NoticeKind.REMOVED).size(),
          "rule 10.1: told once, for one machine");
    }
  }
}
