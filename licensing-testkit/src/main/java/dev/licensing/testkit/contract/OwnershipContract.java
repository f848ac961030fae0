package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who owns what, and who may use it (rules 4.1 to 4.6). */
abstract class OwnershipContract {

  abstract ContractScene scene();

  @Test
  @Tag("rule-4.1")
  @Tag("rule-4.2")
  void ofManyClaimantsOneBecomesTheOwner() {
    List<Account> people = scene().people(8);
    for (int round = 0; round < 5; round++) {
      SortedSet<SerialNumber> serials = scene().givenOrder(Terms.singleMachine(), 3);
      List<Decision> decisions = Race.between(people.size(), i -> claim(people.get(i), serials));
      assertEquals(
          1,
          ContractScene.countPermitted(decisions),
          "rule 4.1: at most one owner; look at the assumption OrderAt and at OrderChanged, which"
              + " lets the revision grow");
      int winner =
          IntStream.range(0, people.size())
              .filter(i -> ContractScene.permitted(decisions.get(i)))
              .findFirst()
              .orElseThrow();
      serials.forEach(
          serial ->
              assertTrue(
                  scene().order(serial).ownedBy(people.get(winner).id()),
                  "rule 4.1: the owner that was answered is the owner that is stored"));
      assertTrue(
          decisions.stream()
              .filter(decision -> !ContractScene.permitted(decision))
              .allMatch(d -> d.refusals().get(0) == RefusalCode.SERIAL_ALREADY_OWNED),
          "rule 4.3: who came too late is told that it is owned");
    }
  }

  @Test
  @Tag("rule-4.1")
  void aSerialIsIssuedOnceEvenIfTwoOrdersBringIt() {
    for (int round = 0; round < 5; round++) {
      IssueOrder one = scene().commands().vendor().issue(Terms.singleMachine(), 2);
      IssueOrder other = scene().commands().vendor().issue(Terms.perDeveloper(3), 2);
      IssueOrder again =
          new IssueOrder(
              other.origin(),
              other.order(),
              other.product(),
              other.terms(),
              one.serials(),
              other.buyers());
      List<Decision> both = Race.between(() -> scene().decide(one), () -> scene().decide(again));
      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 4.1: a serial belongs to one order; look at what makes serials unique");
    }
  }

  @Test
  @Tag("rule-4.4")
  void ofManyRegistrationsWithOneAddressOneSucceeds() {
    String address = ContractScene.newAddress("alice");
    List<Decision> decisions =
        Race.between(8, i -> scene().decide(scene().commands().register(address, "alice", "")));
    assertEquals(
        1,
        ContractScene.countPermitted(decisions),
        "rule 4.4: one e-mail, one account; look at what makes addresses unique");
    assertTrue(
        decisions.stream()
            .filter(decision -> !ContractScene.permitted(decision))
            .allMatch(d -> d.refusals().equals(List.of(RefusalCode.EMAIL_TAKEN))),
        "rule 4.4: who came too late is told EMAIL_TAKEN; a violated uniqueness is decided again");
  }

  @Test
  @Tag("rule-4.4")
  void anInvitationBecomesTheAssignmentOnRegistration() {
    Account owner = scene().person("owner");
    SerialNumber serial = scene().givenOwned(owner, Terms.singleMachine());
    String address = ContractScene.newAddress("bob");
    scene()
        .permitted(
            scene().commands().sharing().assign(owner.id(), Set.of(serial), address),
            Answer.Assigned.class);
    Account bob = scene().givenAccount(address, "bob");
    assertTrue(scene().assigned(serial, bob), "rule 4.4: the invitation became the assignment");
    assertFalse(invited(bob.email()), "rule 4.4: and is one no more; look at InvitationEnded");
  }

  @Test
  @Tag("rule-4.4")
  void anInvitationAndTheRegistrationOfItsAddressNeverMissEachOther() {
    Account owner = scene().person("owner");
    for (int round = 0; round < 20; round++) {
      SerialNumber serial = scene().givenOwned(owner, Terms.singleMachine());
      String address = ContractScene.newAddress("bob");
      RegisterAccount register = scene().commands().register(address, "bob", "");
      var assign = scene().commands().sharing().assign(owner.id(), Set.of(serial), address);
      List<Decision> both =
          Race.between(() -> scene().decide(register), () -> scene().decide(assign));
      assertEquals(2, ContractScene.countPermitted(both), "rule 4.4: both are possible");
      assertTrue(
          scene().assigned(serial, register.account()),
          "rule 4.4: whichever came first, bob is assigned in the end; look at UserInvited, which"
              + " must fail if an account has the address meanwhile, and at AccountRegistered, which"
              + " must fail if an invitation for its address was not taken up");
      assertFalse(invited(register.account().email()), "rule 4.4: no invitation is left behind");
    }
  }

  @Test
  @Tag("rule-4.4")
  void sharingManyWithManyAtTheSameTimeLosesNobody() {
    Account owner = scene().person("owner");
    SortedSet<SerialNumber> serials = scene().givenOrder(Terms.singleMachine(), 2);
    scene().givenClaimed(owner, serials);
    List<Account> people = scene().people(6);
    Race.between(people.size(), i -> share(owner, serials, people.get(i)));
    for (Account person : people) {
      for (SerialNumber serial : serials) {
        assertTrue(
            scene().assigned(serial, person),
            "rule 4.4: each was answered ASSIGNED; look at how UserAssigned is kept");
      }
    }
  }

  private Answer.Assigned share(Account owner, SortedSet<SerialNumber> serials, Account user) {
    String address = user.email().value();
    return scene()
        .permitted(
            scene().commands().sharing().assign(owner.id(), serials, address),
            Answer.Assigned.class);
  }

  private Decision claim(Account person, SortedSet<SerialNumber> serials) {
    return scene().decide(scene().commands().sharing().claim(person.id(), serials));
  }

  private boolean invited(Email email) {
    return !scene().read(scene().asking().andEmail(email)).invitations(email).isEmpty();
  }
}
