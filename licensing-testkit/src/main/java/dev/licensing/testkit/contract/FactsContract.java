package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is loaded before a decision (see {@link FactsNeeded}). */
abstract class FactsContract {

  private static final int MANY = FactsNeeded.MOST_USERS + 5;

  abstract ContractScene scene();

  @Test
  @Tag("rule-2.3")
  void ofManyUsersTheOldestAreLoaded() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(MANY, UsersAtOnce.ANY));
    Account alice = scene().person("alice");
    List<ActivationId> begun = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      begun.add(scene().givenActivation(alice, serial, scene().machine("machine-" + i)).id());
      scene().clock().advance(Duration.ofSeconds(1));
    }
    assertEquals(
        begun.subList(0, FactsNeeded.MOST_USERS),
        scene().live(serial).stream().map(Activation::id).toList(),
        "FactsNeeded.users: the oldest live activations, in this order");
    assertEquals(MANY, scene().serial(serial).liveSeats(), "the counter knows them all");
  }

  @Test
  @Tag("rule-2.4")
  void ofTheCallersMachinesOnlyThoseThatCouldBeThisOneAreLoaded() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(5, UsersAtOnce.ANY));
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    Activation here = scene().givenActivation(alice, serial, scene().machine("desktop"));
    scene().givenActivation(alice, serial, scene().machine("laptop"));
    scene().givenActivation(bob, serial, scene().machine("desktop"));
    var identity =
        scene().machine("desktop").reformatted().machine(new ProductId("contract")).identity();
    Facts facts =
        scene()
            .read(
                FactsNeeded.by(Optional.of(alice.id()))
                    .andSerials(Set.of(serial))
                    .andMachine(identity));
    assertEquals(
        List.of(here),
        facts.live(serial, alice.id()).toList(),
        "FactsNeeded.machine: of the caller, on the serial, sharing a telling component, live");
  }

  @Test
  @Tag("rule-3.5")
  void anActivationComesWithAllThatBelongsToIt() {
    Account owner = scene().person("owner");
    Account bob = scene().person("bob");
    SerialNumber serial = scene().givenOwned(owner, Terms.singleMachine());
    scene().givenAssigned(owner, serial, bob);
    Activation lost = scene().givenActivation(bob, serial, scene().machine("desktop"));
    scene()
        .permitted(
            scene().commands().forceRelease(owner.id(), lost.id(), "lost"),
            Answer.ForceReleased.class);
    Facts facts = scene().read(FactsNeeded.by(Optional.empty()).andActivation(lost.id()));
    assertEquals(1, facts.activations().size(), "the activation, ended as it is");
    assertTrue(facts.account(bob.id()).isPresent(), "with an activation comes its account");
    assertTrue(facts.account(owner.id()).isPresent(), "and the account that ended it");
    Serial loaded = facts.serial(serial).orElseThrow();
    assertTrue(facts.order(loaded).ownedBy(owner.id()), "and its serial with the order");
    assertTrue(facts.assigned(serial, bob.id()), "and the assignment between the two");
  }

  @Test
  @Tag("rule-4.6")
  void whetherAnAddressUsesTheSerialIsLoaded() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(5, UsersAtOnce.ANY));
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    scene().givenActivation(alice, serial, scene().machine("hers"));
    Activation oldest = scene().givenActivation(bob, serial, scene().machine("desktop"));
    scene().clock().advance(Duration.ofSeconds(1));
    scene().givenActivation(bob, serial, scene().machine("laptop"));
    Facts facts =
        scene()
            .read(
                FactsNeeded.by(Optional.of(alice.id()))
                    .andSerials(Set.of(serial))
                    .andEmail(bob.email())
                    .andUsersWithEmail());
    assertEquals(
        Optional.of(oldest),
        facts.live(serial, bob.id()).findFirst(),
        "FactsNeeded.usersWithEmail: the oldest live activation of the account");
  }

  @Test
  @Tag("rule-8.3")
  void theEstateIsAllThatAnAccountOwnsMayUseAndUses() {
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    SerialNumber owned = scene().givenOwned(alice, Terms.singleMachine());
    SerialNumber mayUse = scene().givenOwned(bob, Terms.singleMachine());
    SerialNumber uses = scene().givenSerial(ContractScene.open(2, UsersAtOnce.ANY));
    scene().givenOwned(bob, Terms.singleMachine());
    scene().givenAssigned(alice, owned, bob);
    scene().givenAssigned(bob, mayUse, alice);
    Activation ofBob = scene().givenActivation(bob, owned, scene().machine("bobs"));
    Activation own = scene().givenActivation(alice, uses, scene().machine("hers"));
    Facts facts = scene().read(FactsNeeded.by(Optional.of(alice.id())).andEstate());
    assertEquals(Set.of(owned), numbers(facts.owned().toList()), "owned");
    assertEquals(Set.of(mayUse, uses), numbers(facts.shared().toList()), "may use, or uses");
    assertEquals(List.of(own), facts.own().toList(), "all live activations of the account");
    assertEquals(List.of(ofBob), facts.users(owned).toList(), "who uses what it owns");
    assertEquals(
        List.of(bob.id()), facts.assignees(owned).map(a -> a.account()).toList(), "assigned");
    assertEquals(
        Map.of(alice.id(), "alice", bob.id(), "bob"),
        facts.accounts().stream().collect(Collectors.toMap(Account::id, Account::name)),
        "with the accounts of all these");
  }

  private static Set<SerialNumber> numbers(List<Serial> serials) {
    return serials.stream().map(Serial::number).collect(Collectors.toSet());
  }
}
