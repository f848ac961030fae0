package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialStatus;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many take a seat, and who (rules 2.2, 2.3 and 2.5). */
abstract class SeatContract {

  private static final int RIVALS = 16;
  private static final int SEATS = 5;

  abstract ContractScene scene();

  @Test
  @Tag("rule-2.2")
  void rivalsForTheLastSeatsFillThemExactly() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(SEATS, UsersAtOnce.ANY));
    List<Account> people = scene().people(RIVALS);
    List<Decision> decisions =
        Race.between(RIVALS, i -> scene().activate(people.get(i), serial, "rival-" + i));
    String look =
        "rule 2.2: "
            + RIVALS
            + " rivals for "
            + SEATS
            + " seats; look at how ActivationStarted checks and moves the seat counter: in the write"
            + " itself, not before it";
    assertEquals(SEATS, ContractScene.countPermitted(decisions), look);
    assertEquals(
        SEATS, scene().live(serial).size(), "rule 2.2: live activations, not counted ones");
    assertEquals(
        SEATS, scene().serial(serial).liveSeats(), "rule 2.2: the seat counter went astray");
    assertTrue(
        decisions.stream()
            .filter(decision -> !ContractScene.permitted(decision))
            .allMatch(d -> d.refusals().equals(List.of(RefusalCode.MACHINE_LIMIT_REACHED))),
        "rule 2.2: who came too late is refused with MACHINE_LIMIT_REACHED, not with a failure");
  }

  @Test
  @Tag("rule-2.2")
  @Tag("rule-3.1")
  void seatsTakenAndGivenBackInAHurryComeOutEven() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(2, UsersAtOnce.ANY));
    List<Account> people = scene().people(6);
    List<Integer> most = Race.between(people.size(), i -> comeAndGo(people.get(i), serial, i));
    assertTrue(
        most.stream().allMatch(seats -> seats <= 2),
        "rule 2.2: seats seen by those who took one " + most + "; there are 2");
    assertEquals(
        0,
        scene().serial(serial).liveSeats(),
        "rule 3.1: all went home; look at how ActivationEnded gives the seat back, once");
    assertEquals(
        SerialStatus.AVAILABLE,
        scene().serial(serial).status(),
        "rule 8.1: what nobody uses is available; look at the seat counter");
  }

  private int comeAndGo(Account person, SerialNumber serial, int number) {
    int most = 0;
    for (int round = 0; round < 10; round++) {
      Decision decision = scene().activate(person, serial, "hurry-" + number);
      Optional<Answer.Activated> in = ContractScene.answer(decision, Answer.Activated.class);
      if (in.isPresent()) {
        most = Math.max(most, in.get().liveSeats());
        leave(person, in.get().activation().id(), "hurry-" + number);
      }
    }
    return most;
  }

  private void leave(Account person, ActivationId activation, String machine) {
    scene()
        .permitted(
            scene().commands().release(person.id(), activation, scene().machine(machine)),
            Answer.Released.class);
  }

  @Test
  @Tag("rule-2.3")
  void whereOneUserIsAllowedTwoNeverGetIn() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(8, UsersAtOnce.ONE));
    List<Account> two = scene().people(2);
    List<Decision> decisions =
        Race.between(
            8, i -> scene().activate(two.get(i % 2), serial, "of-" + i % 2 + "-machine-" + i));
    Set<Account> holders =
        IntStream.range(0, 8)
            .filter(i -> ContractScene.permitted(decisions.get(i)))
            .mapToObj(i -> two.get(i % 2))
            .collect(Collectors.toSet());
    assertEquals(
        1, holders.size(), "rule 2.3: one user at a time; look at the guard on the sole user");
    assertEquals(
        4, scene().serial(serial).liveSeats(), "rule 2.3: the one user gets in on every machine");
    assertEquals(
        holders.iterator().next().id(),
        scene().serial(serial).soleUser().orElseThrow(),
        "rule 2.3: look at how ActivationStarted sets the sole user");
  }

  @Test
  @Tag("rule-2.3")
  void onlyWhenTheHoldersLastMachineIsGoneMayAnotherUserComeIn() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(3, UsersAtOnce.ONE));
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    Activation desktop = scene().givenActivation(alice, serial, scene().machine("desktop"));
    Activation laptop = scene().givenActivation(alice, serial, scene().machine("laptop"));
    leave(alice, desktop.id(), "desktop");
    assertEquals(
        List.of(RefusalCode.HELD_BY_ANOTHER_USER),
        scene().activate(bob, serial, "bobs").refusals(),
        "rule 2.3: one machine of two is left; look at when ActivationEnded clears the sole user");
    leave(alice, laptop.id(), "laptop");
    assertTrue(
        ContractScene.permitted(scene().activate(bob, serial, "bobs")),
        "rule 2.3: nobody is left; look at when ActivationEnded clears the sole user");
  }

  @Test
  @Tag("rule-2.5")
  void unassignmentAndActivationByTheUserNeverBothWin() {
    Account owner = scene().person("owner");
    Account bob = scene().person("bob");
    for (int round = 0; round < 10; round++) {
      SerialNumber serial = scene().givenOwned(owner, Terms.singleMachine());
      scene().givenAssigned(owner, serial, bob);
      var unassign =
          scene().commands().sharing().unassign(owner.id(), Set.of(serial), bob.email().value());
      List<Decision> both =
          Race.between(() -> scene().decide(unassign), () -> scene().activate(bob, serial, "bobs"));
      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rules 2.5, 4.6: bob stays with his activation, or goes without; look at the assumptions"
              + " SerialUnusedBy and SerialAt, and at what locks the serial while both commit");
      assertEquals(
          ContractScene.permitted(both.get(1)),
          scene().assigned(serial, bob),
          "rule 4.6: what was answered is what is stored; look at UserUnassigned");
    }
  }
}
