package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one person asks and another decides is decided once (rules 4.3, 5.6, 5.7, 7.1). */
abstract class RequestContract {

  private static final int ROUNDS = 20;
  private static final String ONCE =
      "rule 4.3: a request is decided once; look at the assumption RequestOpen and at"
          + " RequestClosed, which is a failed assumption where it finds no request";

  private Account ada;
  private Account bob;

  abstract ContractScene scene();

  @BeforeEach
  void anOwnerAndSomebodyElse() {
    ada = scene().person("ada");
    bob = scene().person("bob");
  }

  private RequestId asked(SerialNumber serial) {
    return scene()
        .permitted(
            scene().commands().sharing().requestAccess(bob.id(), serial, "please"),
            Answer.AccessRequested.class)
        .request()
        .orElseThrow();
  }

  private boolean open(RequestId request) {
    return scene().read(scene().asking().andRequest(request)).request(request).isPresent();
  }

  @Test
  @Tag("rule-4.3")
  void aRequestIsApprovedOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial = scene().givenOwned(ada, Terms.singleMachine());
      RequestId request = asked(serial);

      List<Decision> decisions =
          Race.between(
              4, i -> scene().decide(scene().commands().sharing().approve(ada.id(), request)));

      assertEquals(1, ContractScene.countPermitted(decisions), ONCE);
      assertTrue(scene().assigned(serial, bob), "rule 4.3: look at UserAssigned");
      assertFalse(open(request), "rule 4.3: and the request is closed with it");
      assertEquals(
          round + 1,
          scene().waiting(bob.id(), NoticeKind.REQUEST_APPROVED).size(),
          "rule 10.2: who asked is told once");
    }
  }

  @Test
  @Tag("rule-4.3")
  void aRequestIsApprovedOrDeclined() {
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial = scene().givenOwned(ada, Terms.singleMachine());
      RequestId request = asked(serial);
      var approve = scene().commands().sharing().approve(ada.id(), request);
      var decline = scene().commands().sharing().decline(ada.id(), request, "no");

      List<Decision> both =
          Race.between(() -> scene().decide(approve), () -> scene().decide(decline));

      assertEquals(1, ContractScene.countPermitted(both), ONCE);
      assertEquals(
          ContractScene.permitted(both.get(0)),
          scene().assigned(serial, bob),
          "rule 4.3: what was answered is what is stored");
    }
  }

  @Test
  @Tag("rule-4.3")
  @Tag("rule-4.4")
  void anAssignmentClosesTheRequestForIt() {
    SerialNumber serial = scene().givenOwned(ada, Terms.singleMachine());
    SerialNumber other = scene().givenOwned(ada, Terms.singleMachine());
    RequestId closed = asked(serial);
    RequestId stays = asked(other);
    scene().givenAssigned(ada, serial, bob);

    assertFalse(open(closed), "rule 4.3: granted without an answer; look at UserAssigned");
    assertTrue(open(stays), "rule 4.3: a request for another serial is another request");
  }

  @Test
  @Tag("rule-5.6")
  void aTransferOfAnOrderIsDoneOnceAndReplacesTheOneBefore() {
    SerialNumber serial = scene().givenBought(ada, Terms.singleMachine());
    OrderId order = scene().order(serial).id();
    RequestId replaced = transfer(ada, order, scene().person("carol"));
    RequestId request = transfer(ada, order, bob);
    assertFalse(open(replaced), "rule 5.6: the newer takes its place; look at RequestClosed");

    List<Decision> decisions =
        Race.between(4, i -> scene().decide(scene().commands().vendor().approve(request)));

    assertEquals(1, ContractScene.countPermitted(decisions), ONCE);
    assertTrue(scene().order(order).ownedBy(bob.id()), "rule 5.6: look at OrderChanged");
    assertEquals(
        1,
        scene().waiting(bob.id(), NoticeKind.TRANSFERRED).size(),
        "rule 10.2: the new owner is told once");
  }

  private RequestId transfer(Account from, OrderId order, Account to) {
    return scene()
        .permitted(
            scene()
                .commands()
                .orders()
                .requestTransfer(from.id(), order, to.email().value(), to.name()),
            Answer.Requested.class)
        .request();
  }

  @Test
  @Tag("rule-5.6")
  void whoAsksComesWithWhatWaitsForTheVendor() {
    OrderId adas = scene().order(scene().givenBought(ada, Terms.singleMachine())).id();
    OrderId bobs = scene().order(scene().givenBought(bob, Terms.singleMachine())).id();
    RequestId before = transfer(ada, adas, scene().person("carol"));
    scene().clock().advance(Duration.ofSeconds(1));
    RequestId wanted = transfer(bob, bobs, scene().person("dora"));

    Facts page = pageWith(wanted, before);

    assertEquals(
        Optional.of(bob.email()),
        page.account(bob.id()).map(Account::email),
        "rule 5.6: the vendor decides about somebody; look at Extent.QUEUE");
  }

  /** The queue of a store that is in use may be long. */
  private Facts pageWith(RequestId wanted, RequestId after) {
    Facts page = scene().read(scene().asking().andRequest(after).and(Extent.QUEUE));
    List<RequestId> queue = page.pages().queue().map(Request::id).toList();
    assertFalse(queue.isEmpty(), "rule 5.6: an open request is in no page; look at Extent.QUEUE");
    return queue.contains(wanted) ? page : pageWith(wanted, queue.get(queue.size() - 1));
  }

  @Test
  @Tag("rule-5.6")
  @Tag("rule-4.6")
  void aTransferOfAnOrderAndAnActivationByItsOldCustomerLeaveThemAssigned() {
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial = scene().givenBought(ada, Terms.singleMachine());
      RequestId request = transfer(ada, scene().order(serial).id(), bob);
      var approve = scene().commands().vendor().approve(request);

      List<Decision> both =
          Race.between(() -> scene().decide(approve), () -> scene().activate(ada, serial, "hers"));

      assertTrue(ContractScene.permitted(both.get(0)), "rule 5.6: the vendor has decided");
      assertEquals(
          ContractScene.permitted(both.get(1)),
          scene().assigned(serial, ada),
          "rule 4.6: who has a seat may use the serial; look at the assumption LiveActivationsAre,"
              + " and at what locks the account while both commit");
    }
  }
}
