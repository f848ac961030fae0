package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.replay.Forgetting;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of a deleted account: nothing but a pseudonym (rules 8.1 to 8.7). */
abstract class ErasureContract {

  abstract ContractScene scene();

  @Test
  @Tag("rule-8.6")
  void nothingPersonalIsLeftAnywhere() {
    Account owner = scene().person("owner");
    Account alice = scene().person("alice");
    SerialNumber serial = scene().givenOwned(owner, Terms.singleMachine());
    scene().givenAssigned(owner, serial, alice);
    Activation activation = scene().givenActivation(alice, serial, scene().machine("alice-laptop"));
    scene().permitted(scene().commands().changeName(alice.id(), "Smith"), Answer.NameChanged.class);
    scene().forceRelease(alice, activation, "left my laptop at 5 Elm Street");
    scene().permitted(scene().commands().changeName(alice.id(), "Jones"), Answer.NameChanged.class);
    scene().sessions().open(scene().session(alice));
    scene().givenDeleted(alice);

    String look = "rules 8.6, 8.7: look at AccountErased: ";
    assertFalse(scene().known(alice), look + "the account");
    assertTrue(scene().sessions().credential(alice.email()).isEmpty(), look + "the credential");
    assertTrue(scene().sessions().find(ContractScene.token(alice)).isEmpty(), look + "the session");
    Activation left = scene().activation(activation.id());
    assertEquals(alice.id(), left.account(), "rule 8.7: the pseudonym stays");
    assertNotEquals("alice-laptop", left.machine().name(), look + "the machine's name");
    assertTrue(left.machine().identity().components().isEmpty(), look + "the machine's identity");
    assertEquals("", left.ending().orElseThrow().reason(), look + "the reason of the ending");
    for (Outbox.Pending waiting : scene().waiting(owner.id(), NoticeKind.FORCE_RELEASED)) {
      String facts = waiting.notice().facts().toString();
      assertFalse(facts.contains("Elm Street"), look + "the words in notices to others");
      assertFalse(facts.contains("alice-laptop"), look + "the machine's name in notices to others");
      assertFalse(facts.contains("Smith"), look + "a name from before, in notices to others");
    }
    assertTrue(
        scene().waiting(alice.id(), NoticeKind.ACTIVATED).isEmpty(), look + "notices to nobody");
  }

  @Test
  @Tag("rule-8.7")
  @Tag("rule-14.4")
  void theRecordForgetsWhatTheAccountWasCalledAndSaidAndNothingElse() {
    Account owner = scene().person("owner");
    Account alice = scene().person("alice");
    SerialNumber serial = scene().givenOwned(owner, Terms.singleMachine());
    scene().givenAssigned(owner, serial, alice);
    Activation activation = scene().givenActivation(alice, serial, scene().machine("alice-laptop"));
    scene().forceRelease(alice, activation, "left my laptop at 5 Elm Street");
    scene().permitted(scene().commands().changeName(alice.id(), "Smith"), Answer.NameChanged.class);
    scene().activate(owner, serial, "desktop");
    ReportHash seen = scene().deletionHash(alice);
    List<RecordEntry> before = scene().history(500);
    scene().permitted(scene().commands().delete(alice.id(), seen), Answer.Deleted.class);

    List<RecordEntry> after = scene().history(500);
    for (int i = 0; i < before.size(); i++) {
      RecordEntry entry = before.get(i);
      assertEquals(
          Forgetting.concerns(entry, alice) ? Forgetting.of(entry, alice) : entry,
          after.get(i),
          "rules 8.7, 14.4: look at AccountErased, and at what Forgetting makes of each entry of"
              + " the record that concerns the account, found by author or by address");
    }
  }

  @Test
  @Tag("rule-8.6")
  void whatIsOpenForTheAddressGoesWithIt() {
    Account alice = scene().person("alice");
    Account owner = scene().person("owner");
    SerialNumber serial = scene().givenBought(owner, Terms.singleMachine());
    SerialNumber reserved = scene().givenOwned(owner, Terms.singleMachine());
    String address = alice.email().value();
    OrderId order = scene().order(serial).id();
    List<RequestId> open =
        List.of(
            scene()
                .permitted(
                    scene().commands().sharing().requestAccess(alice.id(), serial, "please"),
                    Answer.AccessRequested.class)
                .request()
                .orElseThrow(),
            scene()
                .permitted(
                    scene().commands().orders().requestTransfer(owner.id(), order, address, "Al"),
                    Answer.Requested.class)
                .request(),
            scene()
                .permitted(
                    scene().commands().orders().addManager(owner.id(), order, address),
                    Answer.Requested.class)
                .request());
    var until = scene().clock().instant().plus(Duration.ofDays(9));
    scene()
        .permitted(
            scene().commands().sharing().relinquish(owner.id(), Set.of(reserved), address, until),
            Answer.Relinquished.class);
    scene().givenDeleted(alice);

    for (RequestId request : open) {
      assertTrue(
          scene().read(scene().asking().andRequest(request)).request(request).isEmpty(),
          "rule 8.6: requests by the account and about its address; look at AccountErased");
    }
    assertEquals(
        Optional.empty(),
        scene().order(reserved).reservation(),
        "rule 8.6: whoever has the address next is somebody else; look at AccountErased");
  }

  @Test
  @Tag("rule-8.6")
  void aReplyThatMayMentionTheAccountIsNotGivenAgain() {
    Account alice = scene().person("alice");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    Activation activation = scene().givenActivation(alice, serial, scene().machine("alice-laptop"));
    var release =
        scene().commands().release(alice.id(), activation.id(), scene().machine("alice-laptop"));
    var key = Optional.of(new Idempotency("account:" + alice.id(), "key", "request"));
    scene().submit(release, key);
    scene().givenDeleted(alice);
    assertInstanceOf(
        Execution.Decided.class,
        scene().submit(release, key),
        "rule 8.6: replies are kept as they were sent, with names in them; look at AccountErased");
  }

  @Test
  @Tag("rule-8.6")
  void ownedSerialsBecomeClaimableAndTheirUsersLoseThem() {
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    Account carol = scene().person("carol");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    scene().givenAssigned(alice, serial, bob);
    scene().givenDeleted(alice);
    assertTrue(scene().order(serial).customer().isEmpty(), "rule 8.6: unowned");
    assertFalse(scene().assigned(serial, bob), "rule 8.6: look at SharingEnded");
    scene().givenClaimed(carol, Set.of(serial));
    assertFalse(
        ContractScene.permitted(scene().activate(bob, serial, "desktop")),
        "rule 8.6: an assignment of the old owner does not come back under the new one");
  }

  @Test
  @Tag("rule-8.7")
  void theSameAddressRegisteredLaterIsAnEmptyAccount() {
    Account owner = scene().person("owner");
    Account alice = scene().person("alice");
    SerialNumber own = scene().givenOwned(alice, Terms.singleMachine());
    SerialNumber shared = scene().givenOwned(owner, Terms.singleMachine());
    scene().givenAssigned(owner, shared, alice);
    scene().givenDeleted(alice);
    Account again = scene().givenAccount(alice.email().value(), "alice");
    assertFalse(scene().order(own).ownedBy(again.id()), "rule 8.7: owns nothing");
    assertFalse(scene().assigned(shared, again), "rule 8.7: may use nothing");
  }
}
