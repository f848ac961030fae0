package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.licensing.core.command.Activate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.FakeMachine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One machine takes one seat, however often it asks (rule 2.4). */
abstract class MachineContract {

  private static final int MACHINES = 16;

  abstract ContractScene scene();

  @Test
  @Tag("rule-2.4")
  void oneMachineRacingWithItselfForTheOnlySeatGetsIt() {
    oneMachineRacingWithItself(1);
  }

  @Test
  @Tag("rule-2.4")
  void oneMachineRacingWithItselfTakesOneSeatOfMany() {
    oneMachineRacingWithItself(MACHINES);
  }

  @Test
  @Tag("rule-2.4")
  void amongManyClonesOfOneTemplateEachMachineFindsItsOwnSeat() {
    int clones = FactsNeeded.MOST_USERS + FactsNeeded.MOST_CANDIDATES + 3;
    SerialNumber serial = scene().givenSerial(ContractScene.open(clones, UsersAtOnce.ONE));
    Account alice = scene().person("alice");
    List<Optional<Answer.Activated>> first =
        IntStream.range(0, clones)
            .mapToObj(i -> answer(scene().decide(onClone(alice, serial, i))))
            .toList();
    List<Optional<Answer.Activated>> again =
        IntStream.range(0, clones)
            .mapToObj(i -> answer(scene().decide(onClone(alice, serial, i))))
            .toList();
    assertEquals(
        first.stream().map(found -> found.orElseThrow().activation().id()).toList(),
        again.stream().map(found -> found.map(a -> a.activation().id()).orElse(null)).toList(),
        "rule 2.4: the candidates must be those that share most, not those that were seen last");
  }

  private Activate onClone(Account person, SerialNumber serial, int number) {
    Activate named = scene().commands().activate(person.id(), serial, FakeMachine.named("clone"));
    Machine clone =
        new Machine(
            "clone-" + number,
            MachineIdentity.hashed(
                "contract",
                Map.of(
                    ComponentKind.MACHINE_ID, "of the image",
                    ComponentKind.SYSTEM_UUID, "firmware " + number,
                    ComponentKind.PROCESSOR, "of the host")),
            Environment.VIRTUAL_MACHINE);
    return new Activate(
        named.origin(), serial, clone, named.activation(), Optional.empty(), named.nonce());
  }

  private void oneMachineRacingWithItself(int seats) {
    SerialNumber serial = scene().givenSerial(ContractScene.open(seats, UsersAtOnce.ONE));
    Account alice = scene().person("alice");
    List<Decision> decisions =
        Race.between(8, i -> scene().activate(alice, serial, "alice-desktop"));
    assertEquals(
        8,
        ContractScene.countPermitted(decisions),
        "rule 2.4: activating again is permitted; look at the facts of a repeated activation: seats"
            + " and candidates must be of one moment");
    Set<ActivationId> ids =
        decisions.stream()
            .map(decision -> answer(decision).orElseThrow().activation().id())
            .collect(Collectors.toSet());
    assertEquals(1, ids.size(), "rule 2.4: one activation; look at the assumption CandidatesAre");
    assertEquals(1, scene().serial(serial).liveSeats(), "rule 2.4: one seat");
    assertEquals(
        1,
        decisions.stream().filter(decision -> !answer(decision).orElseThrow().existing()).count(),
        "rule 2.4: one of them began it, the others found it");
  }

  private static Optional<Answer.Activated> answer(Decision decision) {
    return ContractScene.answer(decision, Answer.Activated.class);
  }
}
