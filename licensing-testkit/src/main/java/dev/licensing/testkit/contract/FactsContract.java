package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.facts.Extent;
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

  private static final String WITH_ACTIVATION =
      "rule 3.5, look at what is loaded with FactsNeeded.activations: ";
  private static final String ESTATE = "rule 8.3, look at Extent.ESTATE: ";
  private static final int MANY = FactsNeeded.MOST_USERS + 5;

  abstract ContractScene scene();

  @Test
  @Tag("rule-14.5")
  void whateverIsAskedForIsLoadedAndNothingElse() {
    TownStory story = TownStory.told(scene());
    new Questions(story)
        .all()
        .forEach(
            (look, needed) ->
                SameFacts.assertSame(
                    "FactsNeeded and Extent say exactly what; " + look,
                    story.town.state().facts(needed),
                    scene().read(needed)));
  }

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
        "rule 2.3, look at Extent.USERS: the oldest live activations, in this order");
    assertEquals(
        MANY,
        scene().serial(serial).liveSeats(),
        "rule 2.2: the counter knows them all; look at the seat counter");
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
        scene().read(scene().asking(alice).andSerials(Set.of(serial)).andMachine(identity));
    assertEquals(
        List.of(here),
        facts.candidates(serial),
        "rule 2.4, look at FactsNeeded.machine: of the caller, on the serial,"
            + " sharing a telling component, ended by nobody");
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
    Facts facts = scene().read(scene().asking().andActivation(lost.id()));
    assertEquals(1, facts.activations().size(), WITH_ACTIVATION + "the activation, ended as it is");
    assertTrue(facts.account(bob.id()).isPresent(), WITH_ACTIVATION + "its account");
    assertTrue(
        facts.account(owner.id()).isPresent(), WITH_ACTIVATION + "the account that ended it");
    Serial loaded = facts.serial(serial).orElseThrow();
    assertTrue(
        facts.order(loaded).ownedBy(owner.id()), WITH_ACTIVATION + "its serial with the order");
    assertTrue(
        facts.assigned(serial, bob.id()), WITH_ACTIVATION + "the assignment between the two");
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
                scene()
                    .asking(alice)
                    .andSerials(Set.of(serial))
                    .andEmail(bob.email())
                    .and(Extent.USES_BY_NAMED));
    assertEquals(
        Optional.of(oldest),
        facts.use(serial, bob.id()),
        "rule 4.6, look at Extent.USES_BY_NAMED: the oldest live activation of the account");
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
    Facts facts = scene().read(scene().asking(alice).and(Extent.ESTATE));
    assertEquals(Set.of(owned), numbers(facts.estate().owned()), ESTATE + "owned");
    assertEquals(
        Set.of(mayUse, uses), numbers(facts.estate().shared()), ESTATE + "may use, or uses");
    assertEquals(
        List.of(own), facts.estate().uses(), ESTATE + "all live activations of the account");
    assertEquals(List.of(ofBob), facts.users(owned), ESTATE + "who uses what it owns");
    assertEquals(
        List.of(bob.id()),
        facts.assignees(owned).stream().map(a -> a.account()).toList(),
        ESTATE + "assigned");
    assertEquals(
        Map.of(alice.id(), "alice", bob.id(), "bob"),
        facts.accounts().stream().collect(Collectors.toMap(Account::id, Account::name)),
        ESTATE + "with the accounts of all these");
  }

  private static Set<SerialNumber> numbers(List<Serial> serials) {
    return serials.stream().map(Serial::number).collect(Collectors.toSet());
  }
}
