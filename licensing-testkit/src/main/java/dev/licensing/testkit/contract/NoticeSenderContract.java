package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.server.notice.NotDelivered;
import dev.licensing.server.notice.NoticeDelivery;
import dev.licensing.server.notice.NoticeSender;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link NoticeSender} must do, as tests: extend it, name yours, let it send to
 * something real of your own (a mail server, a web server), and say what arrived there.
 */
public abstract class NoticeSenderContract {

  private static final int RIVALS = 8;
  private static final Instant SINCE = Instant.parse("2026-11-26T10:00:00Z");

  /** An address kept for documentation (RFC 2606); nobody's. */
  private static final String EMAIL = "somebody@notices.example";

  /** For subclasses. */
  protected NoticeSenderContract() {}

  /** The sender under test; called once for each test, and again for what it sends next. */
  protected abstract NoticeSender sender();

  /** The ids of the notices that have arrived since the test began, each as often as it came. */
  protected abstract Collection<UUID> arrived();

  /** From now on, where notices go takes nothing: it refuses, or is not there. */
  protected abstract void shutDown();

  @Test
  @Tag("rule-10.3")
  void whatWasSentHasArrivedUnderItsId() {
    Pending notice = notice(NoticeKind.FORCE_RELEASED);
    send(notice);
    assertEquals(
        List.of(notice.id()),
        List.copyOf(arrived()),
        "rule 10.3: once it returns, somebody else answers for the notice, and knows it by its id");
  }

  @Test
  @Tag("rule-10.3")
  void everyKindCanBeSent() {
    List<Pending> all = Stream.of(NoticeKind.values()).map(NoticeSenderContract::notice).toList();
    all.forEach(this::send);
    assertEquals(
        ids(all), new TreeSet<>(arrived()), "rule 10.3: no kind is lost; look for a missing text");
  }

  @Test
  @Tag("rule-10.3")
  void theSameNoticeMayComeAgainWithTheSameId() {
    Pending notice = notice(NoticeKind.ACTIVATED);
    send(notice);
    send(notice);
    assertEquals(
        new TreeSet<>(List.of(notice.id())),
        new TreeSet<>(arrived()),
        "rule 10.3: whoever gets it twice must be able to tell; the id stays");
  }

  @Test
  @Tag("rule-10.3")
  void whatDidNotArriveIsSaidNotToHaveArrived() {
    NoticeSender sender = sender();
    shutDown();
    Pending notice = notice(NoticeKind.ACTIVATED);
    NotDelivered refused =
        assertThrows(
            NotDelivered.class,
            () -> assertTimeout(NoticeDelivery.LONGEST_SENDING, () -> sender.send(notice)),
            "rule 10.3: an absent answer is never a yes; the notice must stay in the outbox");
    assertFalse(arrived().contains(notice.id()), "rule 10.3: it had not been taken");
    assertFalse(
        String.valueOf(refused.getMessage()).contains(EMAIL),
        "its words are kept with the notice and shown to the vendor: no address in them");
  }

  @Test
  @Tag("rule-10.3")
  void severalThreadsLoseNothing() {
    NoticeSender sender = sender();
    List<Pending> all =
        IntStream.range(0, RIVALS).mapToObj(i -> notice(NoticeKind.ACTIVATED)).toList();
    Race.between(
        RIVALS,
        rival -> {
          assertDoesNotThrow(() -> sender.send(all.get(rival)));
          return rival;
        });
    assertEquals(
        ids(all),
        new TreeSet<>(arrived()),
        "rule 10.3: several deliveries may share a sender; look for what they share");
    assertTrue(arrived().size() >= RIVALS, "rule 10.3: none lost");
  }

  private void send(Pending notice) {
    assertDoesNotThrow(() -> sender().send(notice), "rule 10.3: " + notice.notice().kind());
  }

  private static Set<UUID> ids(List<Pending> notices) {
    Set<UUID> ids = new TreeSet<>();
    notices.forEach(notice -> ids.add(notice.id()));
    return ids;
  }

  /** With facts as notices have them, and such as need care where they are shown. */
  private static Pending notice(NoticeKind kind) {
    return new Pending(
        UUID.randomUUID(),
        SINCE,
        Notice.to(new Email(EMAIL), kind)
            .with("serial", "D1SRH-7RG33-G9D9F-JEKZV-BRQ1A")
            .with("order", new UUID(4, 2))
            .with("machine", "<b>\"Bob's\"</b> \u673a\u5668")
            .with("reason", "gone,\nand not seen since"));
  }
}
