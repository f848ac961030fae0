package dev.licensing.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.spi.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of one notice that is sent at last, or never. */
class NoticeDeliveryTest {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), 5);

  private final OneNotice outbox = new OneNotice();
  private final List<Instant> sent = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  /** An outbox with one notice; what a real one does is the contract's to say. */
  private static final class OneNotice implements Outbox {

    final Pending pending =
        new Pending(
            new UUID(1, 2), now(), Notice.to(new AccountId(new UUID(3, 4)), NoticeKind.RELEASED));
    Optional<Instant> due = Optional.of(now());
    Optional<String> problem = Optional.empty();
    int attempts;

    private static Instant now() {
      return Instant.parse("2026-11-22T12:00:00Z");
    }

    @Override
    public List<Pending> pending(int most) {
      return due.map(at -> pending).stream().toList();
    }

    @Override
    public List<Taken> take(Instant at, Instant until, int most) {
      if (due.isEmpty() || due.get().isAfter(at)) {
        return List.of();
      }
      due = Optional.of(until);
      return List.of(new Taken(pending, ++attempts));
    }

    @Override
    public void delivered(UUID id) {
      due = Optional.empty();
    }

    @Override
    public void failed(Taken taken, Instant again) {
      due = Optional.of(again);
    }

    @Override
    public void gaveUp(Taken taken, Instant at, String why) {
      due = Optional.empty();
      problem = Optional.of(why);
    }

    @Override
    public List<DeadLetter> deadLetters(int most) {
      return List.of();
    }

    @Override
    public boolean revive(UUID id, Instant at) {
      return false;
    }
  }

  private NoticeDelivery delivery(NoticeSender sender) {
    return new NoticeDelivery(outbox, sender, PATIENCE, () -> now);
  }

  /** Rounds, one a second, for so long. */
  private void run(NoticeDelivery delivery, Duration length) {
    for (long i = 0; i <= length.toSeconds(); i++) {
      delivery.deliverDue();
      now = now.plusSeconds(1);
    }
  }

  private List<Long> secondsOfSending() {
    return sent.stream().map(at -> Duration.between(OneNotice.now(), at).toSeconds()).toList();
  }

  @Test
  @Tag("rule-10.3")
  void whatFailsWaitsTwiceAsLongEachTimeAndIsPutAsideInTheEnd() {
    NoticeSender failing =
        notice -> {
          sent.add(now);
          throw NotDelivered.forNow("HTTP 500");
        };

    run(delivery(failing), Duration.ofMinutes(10));

    assertThat(secondsOfSending()).containsExactly(0L, 10L, 30L, 70L, 130L);
    assertThat(outbox.problem).contains("HTTP 500");
  }

  @Test
  @Tag("rule-10.3")
  void whatArrivesAtLastIsSentNoMore() {
    NoticeSender third =
        notice -> {
          sent.add(now);
          if (sent.size() < 3) {
            throw NotDelivered.forNow("busy");
          }
        };

    run(delivery(third), Duration.ofMinutes(2));

    assertThat(secondsOfSending()).containsExactly(0L, 10L, 30L);
    assertThat(outbox.pending(1)).isEmpty();
    assertThat(outbox.problem).isEmpty();
  }

  @Test
  @Tag("rule-10.3")
  void whatIsHopelessIsPutAsideAtOnce() {
    delivery(
            notice -> {
              throw NotDelivered.forGood("no such address " + "x".repeat(300));
            })
        .deliverDue();

    assertThat(outbox.problem.orElseThrow()).startsWith("no such address x").hasSize(200);
  }

  /** Its text may hold anything, an address too; only its kind is told. */
  @Test
  void aFaultOfTheSenderIsAFailureLikeAnother() {
    NoticeDelivery delivery =
        delivery(
            notice -> {
              throw new IllegalStateException("ann@shop.example");
            });

    run(delivery, Duration.ofMinutes(10));

    assertThat(outbox.problem).contains("java.lang.IllegalStateException");
  }

  @Test
  @Tag("rule-10.3")
  void whoIsClosedLetsTheSendingEndAndGivesBackTheRest() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    NoticeDelivery delivery =
        delivery(
                notice -> {
                  sending.countDown();
                  if (!await(go)) {
                    throw NotDelivered.forNow("interrupted");
                  }
                })
            .start();
    assertThat(sending.await(60, TimeUnit.SECONDS)).isTrue();

    Thread closing = new Thread(delivery::close);
    closing.start();
    go.countDown();
    closing.join();

    assertThat(outbox.pending(1)).as("it was sent").isEmpty();
    outbox.due = Optional.of(now);
    delivery.deliverDue();
    assertThat(outbox.due).as("given back unsent").contains(now);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void patienceHasAnEnd() {
    assertThat(Patience.standard().after(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Patience.standard().after(1_000)).isEqualTo(Duration.ofHours(6));
    Duration all = Duration.ZERO;
    for (int attempt = 1; attempt < Patience.standard().attempts(); attempt++) {
      all = all.plus(Patience.standard().after(attempt));
    }
    assertThat(all).isBetween(Duration.ofHours(24), Duration.ofDays(3));
    assertThatThrownBy(() -> new Patience(Duration.ZERO, Duration.ofDays(1), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patience(Duration.ofDays(1), Duration.ofDays(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
