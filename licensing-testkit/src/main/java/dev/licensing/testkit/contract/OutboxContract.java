package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Outbox.DeadLetter;
import dev.licensing.core.spi.Outbox.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Notices reach whoever delivers them, each at least once and those of a serial in order (10.3).
 */
abstract class OutboxContract {

  private static final int ALL = 1_000_000;
  private static final String ONE =
      "rule 10.3: a notice is taken by one deliverer at a time; look at take()";
  private static final String ORDER =
      "rule 10.3: notices of one serial are taken in the order in which they were written, one"
          + " after the other; look at take()";

  private Account ada;
  private SerialNumber serial;
  private Instant now;

  abstract ContractScene scene();

  @BeforeEach
  void somebodyWithAMachine() {
    ada = scene().person("ada");
    serial = scene().givenSerial(ContractScene.open(50, UsersAtOnce.ANY));
    now = scene().clock().instant();
  }

  /** One notice of an activation, one of its release. */
  private void comeAndGo(SerialNumber where, String machine) {
    Activation come = scene().givenActivation(ada, where, scene().machine(machine));
    scene().decide(scene().commands().release(ada.id(), come.id(), scene().machine(machine)));
  }

  private Instant until() {
    return now.plus(Duration.ofMinutes(5));
  }

  /** What is taken of this serial; of others, which other tests left, nothing is said. */
  private List<Taken> take(SerialNumber of) {
    return scene().outbox().take(now, until(), ALL).stream()
        .filter(taken -> of.value().equals(taken.pending().notice().facts().get("serial")))
        .toList();
  }

  private Taken takeOne() {
    List<Taken> taken = take(serial);
    assertEquals(1, taken.size(), ORDER);
    return taken.get(0);
  }

  private static NoticeKind kind(Taken taken) {
    return taken.pending().notice().kind();
  }

  @Test
  @Tag("rule-10.3")
  void noticesOfASerialAreTakenOneAfterTheOther() {
    comeAndGo(serial, "laptop");

    Taken first = takeOne();
    assertEquals(NoticeKind.ACTIVATED, kind(first), ORDER);
    assertTrue(take(serial).isEmpty(), ORDER);
    scene().outbox().delivered(first.pending().id());
    Taken second = takeOne();
    assertEquals(NoticeKind.RELEASED, kind(second), ORDER);
    scene().outbox().delivered(second.pending().id());
    assertTrue(take(serial).isEmpty(), "rule 10.3: delivered is gone; look at delivered()");
  }

  @Test
  @Tag("rule-10.3")
  void rivalsTakeEachNoticeOnce() {
    List<SerialNumber> serials = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      serials.add(scene().givenSerial(ContractScene.open(50, UsersAtOnce.ANY)));
      comeAndGo(serials.get(i), "laptop");
    }
    for (NoticeKind kind : List.of(NoticeKind.ACTIVATED, NoticeKind.RELEASED)) {
      List<List<Taken>> rivals =
          Race.between(8, i -> scene().outbox().take(now, until(), i % 2 == 0 ? 3 : ALL));
      List<Taken> all = new ArrayList<>(rivals.stream().flatMap(List::stream).toList());
      all.addAll(scene().outbox().take(now, until(), ALL));
      List<Taken> ours = all.stream().filter(taken -> about(serials, taken)).toList();
      Set<UUID> different =
          new HashSet<>(ours.stream().map(taken -> taken.pending().id()).toList());

      assertEquals(10, ours.size(), ONE);
      assertEquals(10, different.size(), ONE);
      ours.forEach(taken -> assertEquals(kind, kind(taken), ORDER));
      ours.forEach(taken -> scene().outbox().delivered(taken.pending().id()));
    }
  }

  private static boolean about(List<SerialNumber> serials, Taken taken) {
    String named = taken.pending().notice().facts().getOrDefault("serial", "");
    return serials.stream().anyMatch(each -> each.value().equals(named));
  }

  @Test
  @Tag("rule-10.3")
  void whatFailedIsTriedAgainAndHoldsBackOnlyItsOwnSerial() {
    SerialNumber other = scene().givenSerial(ContractScene.open(50, UsersAtOnce.ANY));
    comeAndGo(serial, "laptop");
    Taken failing = takeOne();
    comeAndGo(other, "laptop");
    scene().outbox().failed(failing, now.plusSeconds(10));

    assertEquals(1, take(other).size(), "rule 10.3: another serial goes on; look at take()");
    now = now.plusSeconds(9);
    assertTrue(take(serial).isEmpty(), "rule 10.3: not before its time; look at failed()");
    now = now.plusSeconds(1);
    Taken again = takeOne();
    assertEquals(failing.pending(), again.pending(), "rule 10.3: the same notice, with its id");
    assertEquals(2, again.attempt(), "rule 10.3: look at how attempts are counted");
  }

  @Test
  @Tag("rule-10.3")
  void whatADeadDelivererHadIsGivenToAnother() {
    comeAndGo(serial, "laptop");
    Taken lost = takeOne();
    now = until();
    Taken again = takeOne();
    assertEquals(lost.pending(), again.pending(), ORDER);

    scene().outbox().failed(lost, now);
    scene().outbox().gaveUp(lost, now, "late");
    assertTrue(
        take(serial).isEmpty(),
        "rule 10.3: who is late changes nothing for who has it now; look at failed(), gaveUp()");
    assertFalse(dead(lost), "rule 10.3: the same");
    scene().outbox().delivered(lost.pending().id());
    assertEquals(NoticeKind.RELEASED, kind(takeOne()), "rule 10.3: delivered is delivered");
  }

  @Test
  @Tag("rule-10.3")
  void whatIsGivenUpIsKeptAsideAndCanBeRevived() {
    comeAndGo(serial, "laptop");
    Taken first = takeOne();
    scene().outbox().gaveUp(first, now, "HTTP 500");

    Taken second = takeOne();
    assertEquals(NoticeKind.RELEASED, kind(second), "rule 10.3: those behind it go on");
    assertTrue(
        scene()
            .outbox()
            .deadLetters(ALL)
            .contains(new DeadLetter(first.pending(), 1, now, "HTTP 500")),
        "rule 10.3: nothing is lost; look at gaveUp() and deadLetters()");
    assertTrue(
        scene().waiting(ada.id(), NoticeKind.ACTIVATED).isEmpty(),
        "rule 10.3: a dead letter does not wait");

    assertTrue(scene().outbox().revive(first.pending().id(), now), "rule 10.3: look at revive()");
    assertFalse(scene().outbox().revive(first.pending().id(), now), "rule 10.3: it is dead once");
    assertFalse(dead(first), "rule 10.3: look at revive()");
    assertEquals(new Taken(first.pending(), 1), takeOne(), "rule 10.3: as if never tried");
  }

  private boolean dead(Taken taken) {
    return scene().outbox().deadLetters(ALL).stream()
        .anyMatch(letter -> letter.pending().id().equals(taken.pending().id()));
  }

  @Test
  @Tag("rule-8.6")
  @Tag("rule-10.3")
  void whoIsErasedLeavesNoDeadLetter() {
    comeAndGo(serial, "laptop");
    Taken first = takeOne();
    scene().outbox().gaveUp(first, now, "HTTP 500");

    scene().givenDeleted(ada);

    assertFalse(dead(first), "rule 8.6: look at what erasing an account does to dead letters");
    assertTrue(take(serial).isEmpty(), "rule 8.6: notices to nobody");
    scene().outbox().failed(first, now);
    assertTrue(take(serial).isEmpty(), "rule 8.6: a late deliverer brings nothing back");
  }
}
