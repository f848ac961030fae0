package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.Refresh;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.RecordPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written beside the change: the record and the notices (rules 10.3, 14.4). */
abstract class RecordContract {

  private static final int RIVALS = 12;
  private static final int SEATS = 4;

  abstract ContractScene scene();

  @Test
  @Tag("rule-14.4")
  void everyDecisionLeavesOneLineTheNewestFirst() {
    Account alice = scene().person("alice");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    scene().clock().advance(Duration.ofMinutes(1));
    Activation used = scene().givenActivation(alice, serial, scene().machine("desktop"));
    scene().clock().advance(Duration.ofMinutes(1));
    scene().activate(alice, serial, "laptop");
    List<RecordEntry> record = scene().store().record(serial, 100);
    assertEquals(
        List.of("Activate", "Activate", "ClaimSerials", "IssueOrder"),
        record.stream().map(RecordEntry::what).toList(),
        "rule 14.4: one line for each decision on the serial, permitted or refused, newest first");
    RecordEntry refused = record.get(0);
    assertEquals(
        List.of(RefusalCode.MACHINE_LIMIT_REACHED), refused.refusals(), "rule 14.4: why refused");
    assertEquals(scene().clock().instant(), refused.at(), "rule 14.4: when");
    assertEquals("account:" + alice.id(), refused.actor(), "rule 14.4: who");
    assertEquals(Set.of(used.id()), record.get(1).activations(), "rule 14.4: who held this seat");
    assertEquals(
        record.subList(0, 2),
        scene().store().record(serial, 2),
        "rule 14.4: the newest, no more than asked; look at the order and limit of record()");
  }

  @Test
  @Tag("rule-14.4")
  void theRecordOfASerialIsReadPageByPageWithoutHeartbeats() {
    Account alice = scene().person("alice");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    scene().givenOwned(alice, Terms.singleMachine());
    Activation used = scene().givenActivation(alice, serial, scene().machine("desktop"));
    List<String> expected = new ArrayList<>(List.of("IssueOrder", "ClaimSerials", "Activate"));
    for (int i = 0; i < 3; i++) {
      scene().clock().advance(Duration.ofMinutes(1));
      scene().permitted(refresh(alice, used, "desktop"), Answer.Refreshed.class);
      scene().decide(refresh(alice, used, "another"));
      scene().activate(alice, serial, "laptop");
      expected.addAll(List.of("Refresh", "Activate"));
    }
    Collections.reverse(expected);
    List<String> read = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      RecordPage page = scene().store().record(serial, after, 2);
      page.entries().forEach(entry -> read.add(entry.what()));
      after = page.next();
    } while (after.isPresent());

    assertEquals(
        expected,
        read,
        "rule 14.4: each once, newest first, but for refreshes that were permitted; look at"
            + " RecordEntry.isHeartbeat and at where a page goes on");
    assertTrue(
        scene().store().record(serial, Optional.empty(), expected.size()).next().isEmpty(),
        "rule 14.4: behind the oldest entry there is no page");
    assertThrows(
        IllegalArgumentException.class,
        () -> scene().store().record(serial, Optional.of("no page said so"), 10),
        "rule 14.4: what no page said is no place to go on");
  }

  private Refresh refresh(Account person, Activation activation, String machine) {
    return scene().commands().refresh(person.id(), activation.id(), scene().machine(machine));
  }

  @Test
  @Tag("rule-14.1")
  @Tag("rule-14.4")
  void aRefusedCommandChangesNothingButTheRecord() {
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    scene().givenAssigned(alice, serial, bob);
    Activation used = scene().givenActivation(bob, serial, scene().machine("desktop"));
    Facts before = everythingAbout(serial, alice);
    List<Decision> refused =
        List.of(
            scene().activate(alice, serial, "laptop"),
            scene()
                .decide(
                    scene()
                        .commands()
                        .sharing()
                        .unassign(alice.id(), Set.of(serial), bob.email().value())),
            scene().decide(scene().commands().deletionReport(alice.id())),
            scene()
                .decide(
                    scene().commands().release(bob.id(), used.id(), scene().machine("another"))));
    assertEquals(
        0,
        ContractScene.countPermitted(refused),
        "rule 14.1: these must be refused; look at what was loaded for them");
    assertEquals(before, everythingAbout(serial, alice), "rule 14.1: refused, so nothing changed");
    assertEquals(
        List.of("Release", "DeleteAccount", "UnassignUser", "Activate"),
        scene().store().record(serial, 4).stream().map(RecordEntry::what).toList(),
        "rule 14.4: and still each left its line");
  }

  @Test
  @Tag("rule-10.1")
  @Tag("rule-10.3")
  @Tag("rule-14.4")
  void aRaceLeavesOneLineForEachRivalAndOneNoticeForEachWinner() {
    SerialNumber serial = scene().givenSerial(ContractScene.open(SEATS, UsersAtOnce.ANY));
    Account alice = scene().person("alice");
    List<Decision> decisions =
        Race.between(RIVALS, i -> scene().activate(alice, serial, "machine-" + i));
    assertEquals(
        SEATS, ContractScene.countPermitted(decisions), "rule 2.2: look at the seat guard");
    List<RecordEntry> lines =
        scene().store().record(serial, 100).stream()
            .filter(entry -> entry.what().equals("Activate"))
            .toList();
    assertEquals(
        RIVALS,
        lines.size(),
        "rule 14.4: a decision that is made again leaves one line, in the end");
    assertEquals(
        SEATS,
        lines.stream().filter(line -> line.refusals().isEmpty()).count(),
        "rule 14.4: a line says what was decided in the end; look at when it is written");
    assertEquals(
        SEATS,
        scene().waiting(alice.id(), NoticeKind.ACTIVATED).size(),
        "rule 10.3: a notice goes with its change; what was decided again tells nobody");
  }

  @Test
  @Tag("rule-10.2")
  @Tag("rule-10.3")
  void aNoticeWaitsUntilItIsDelivered() {
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    SerialNumber serial = scene().givenOwned(alice, Terms.singleMachine());
    scene().givenAssigned(alice, serial, bob);
    List<Outbox.Pending> waiting = scene().waiting(bob.id(), NoticeKind.ASSIGNED);
    assertEquals(1, waiting.size(), "rule 10.3: written with the change");
    Outbox.Pending notice = waiting.get(0);
    assertEquals(serial.value(), notice.notice().facts().get("serial"), "rule 10.2: about what");
    assertEquals(scene().clock().instant(), notice.since(), "rule 10.3: since when");
    assertEquals(
        1,
        scene().outbox().pending(1).size(),
        "rule 10.3: no more than asked for; look at the limit of pending()");
    scene().outbox().delivered(notice.id());
    assertTrue(
        scene().waiting(bob.id(), NoticeKind.ASSIGNED).isEmpty(), "rule 10.3: delivered is gone");
    scene().outbox().delivered(notice.id());
  }

  private Facts everythingAbout(SerialNumber serial, Account account) {
    return scene()
        .read(
            scene()
                .asking(account)
                .andSerials(Set.of(serial))
                .and(Extent.USERS)
                .and(Extent.ESTATE)
                .and(Extent.ROLES));
  }
}
