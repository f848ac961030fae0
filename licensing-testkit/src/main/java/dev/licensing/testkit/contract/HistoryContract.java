package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.replay.Replay;
import dev.licensing.core.replay.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The record is whole, in order, and tells everything again (rule 14.4). */
abstract class HistoryContract {

  abstract ContractScene scene();

  @Test
  @Tag("rule-14.4")
  void everyCommandIsReadBackAsItWasGiven() {
    int before = scene().history(500).size();
    Town town = TownStory.told(scene()).town;
    List<RecordEntry> expected = town.expected();
    List<RecordEntry> history = scene().history(500);

    assertEquals(
        Set.of(Command.class.getPermittedSubclasses()),
        expected.stream()
            .filter(RecordEntry::permitted)
            .map(entry -> entry.command().getClass())
            .collect(Collectors.toSet()),
        "the story of this test gives every command, and each is permitted");
    assertEquals(
        before + expected.size(),
        history.size(),
        "rule 14.4: one entry for each decision, permitted or refused");
    for (int i = 0; i < expected.size(); i++) {
      RecordEntry read = history.get(before + i);
      RecordEntry wanted = expected.get(i);
      assertEquals(
          wanted.command(),
          read.command(),
          "rule 14.4: the command as it was given, in the order of the commits; look at how"
              + " commands are written and read, and at what orders the record");
      if (!Town.looksAtAll(wanted.command())) {
        assertEquals(wanted, read, "rule 14.4: with what it concerned and why it was refused");
      }
    }
  }

  @Test
  @Tag("rule-14.4")
  void pagesOfAnySizeMakeTheSameHistory() {
    Account alice = scene().person("alice");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    scene().givenActivation(alice, serial, scene().machine("desktop"));
    List<RecordEntry> whole = scene().history(1_000_000);

    assertEquals(whole.size(), scene().history(7).size(), "rule 14.4: look at RecordPage.next");
    List<RecordEntry> pages = scene().history(whole.size() - 1);
    assertEquals(
        whole.subList(whole.size() - 4, whole.size()),
        pages.subList(pages.size() - 4, pages.size()),
        "rule 14.4: each entry once, in the same order; look at where a page goes on");
    assertTrue(
        scene().store().history(Optional.empty(), whole.size()).next().isEmpty(),
        "rule 14.4: behind the last entry there is no page");
    assertThrows(
        IllegalArgumentException.class,
        () -> scene().store().history(Optional.of("no page said so"), 10),
        "rule 14.4: what no page said is no place to go on");
  }

  @Test
  @Tag("rule-14.4")
  void theHistoryToldAgainIsWhatIsStored() {
    int before = scene().history(500).size();
    TownStory story = TownStory.told(scene());
    List<RecordEntry> mine = tail(before);

    Replay replay = new Replay(Town.ENGINE, mine);
    State told = replay.stateAt(scene().clock().instant());
    new Questions(story)
        .all()
        .forEach(
            (look, needed) ->
                SameFacts.assertSame(
                    "rule 14.4: the record told again must be what is stored; " + look,
                    told.facts(needed),
                    scene().read(needed)));
  }

  @Test
  @Tag("rule-2.2")
  @Tag("rule-14.4")
  void aHistoryOfRacesToldAgainHasEverySeatThatWasTaken() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(2, UsersAtOnce.ANY));
    List<Account> people = scene().people(6);
    Race.between(people.size(), i -> comeAndGo(people.get(i), serial, i));
    List<RecordEntry> mine =
        scene().history(500).stream()
            .filter(entry -> entry.serials().contains(serial) || isRegistration(entry, people))
            .toList();

    State told = new Replay(Town.ENGINE, mine).stateAt(scene().clock().instant());
    Set<Activation> stored =
        mine.stream()
            .filter(RecordEntry::permitted)
            .flatMap(entry -> entry.activations().stream())
            .map(scene()::activation)
            .collect(Collectors.toSet());
    assertEquals(
        stored,
        Set.copyOf(told.activations()),
        "rule 14.4: two commands on one serial stand in the order in which they were committed;"
            + " look at what orders the record: no number that is drawn before the commit");
  }

  private boolean comeAndGo(Account person, SerialNumber serial, int number) {
    for (int round = 0; round < 10; round++) {
      ContractScene.answer(
              scene().activate(person, serial, "hurry-" + number), Answer.Activated.class)
          .ifPresent(
              in ->
                  scene()
                      .decide(
                          scene()
                              .commands()
                              .release(
                                  person.id(),
                                  in.activation().id(),
                                  scene().machine("hurry-" + number))));
    }
    return true;
  }

  private static boolean isRegistration(RecordEntry entry, List<Account> people) {
    return entry.command() instanceof RegisterAccount register
        && people.contains(register.account());
  }

  private List<RecordEntry> tail(int before) {
    List<RecordEntry> all = scene().history(500);
    return all.subList(before, all.size());
  }
}
