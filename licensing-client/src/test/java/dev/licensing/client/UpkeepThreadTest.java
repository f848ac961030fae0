package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.client.answer.LicenseListener;
import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.answer.UpkeepStatus.State;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.policy.UpkeepPolicy;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.Hold;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The thread that keeps a license fresh: when there is one, and what it may do to its host. */
@Timeout(60)
class UpkeepThreadTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path directory;

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("licensing-upkeep-"))
        .toList();
  }

  /** A listener that hands on what it hears. */
  private static final class Ear implements LicenseListener {
    final BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>();
    final BlockingQueue<State> states = new LinkedBlockingQueue<>();

    @Override
    public void verdictChanged(Verdict before, Verdict now) {
      verdicts.add(now);
    }

    @Override
    public void upkeepChanged(UpkeepStatus now) {
      states.add(now.state());
    }
  }

  @LicensingTest
  void thereIsOneDaemonThreadFromTheBeginningToTheEndAndNoneBeforeOrAfter(LicensingWorld world)
      throws Exception {
    Desk desk = Desk.in(world, directory);
    LicensingClient closed = desk.started();
    closed.close();
    assertThatThrownBy(closed::keepFresh).isInstanceOf(IllegalStateException.class);
    try (LicensingClient client = desk.activated()) {
      assertThat(threads()).isEmpty();
      Ear ear = new Ear();
      Upkeep upkeep = client.keepFresh(ear);
      assertThat(ear.states.take()).isEqualTo(State.KEEPING);
      assertThat(threads()).singleElement().matches(Thread::isDaemon);
      assertThatThrownBy(client::keepFresh).isInstanceOf(IllegalStateException.class);

      upkeep.close();
      assertThat(threads()).isEmpty();
      assertThat(upkeep.status().state()).isEqualTo(State.CLOSED);

      client.keepFresh();
      assertThat(threads()).hasSize(1);
    }
    assertThat(threads()).isEmpty();
  }

  @LicensingTest
  void itNeedsNoStartAndHearsWhatTheApplicationDoes(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingClient client = desk.builder(world.transport()).build()) {
      Ear ear = new Ear();
      client.keepFresh(ear);
      assertThat(ear.verdicts.take()).isInstanceOf(Licensed.class);

      must(client.release());
      assertThat(ear.verdicts.take().licensed()).isFalse();
      assertThat(ear.states.take()).isEqualTo(State.KEEPING);
      assertThat(ear.states.take()).isEqualTo(State.IDLE);
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  void aListenerThatFailsHarmsNeitherTheHostNorTheNextListener(LicensingWorld world)
      throws Exception {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingClient client = desk.builder(world.transport()).build()) {
      Ear ear = new Ear();
      client.keepFresh(
          (before, now) -> {
            throw new AssertionError("of the host");
          },
          ear);
      assertThat(ear.verdicts.take()).isInstanceOf(Licensed.class);
      must(client.refresh());
      world.clock().advance(Duration.ofDays(2));
      client.start();
      assertThat(ear.verdicts.take()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void aListenerMayCloseTheClient(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    LicensingClient client = desk.builder(world.transport()).build();
    CountDownLatch closed = new CountDownLatch(1);
    Upkeep upkeep =
        client.keepFresh(
            (before, now) -> {
              client.close();
              closed.countDown();
            });
    closed.await();
    assertThat(upkeep.ended(Duration.ofSeconds(30))).isTrue();
  }

  @LicensingTest
  @Tag("rule-3.1")
  void closingTheClientGivesAFloatingSeatBack(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory, Terms.floating(1, Duration.ofHours(1)));
    Ear ear = new Ear();
    try (LicensingClient client = desk.activated()) {
      client.keepFresh(new UpkeepPolicy(SECOND, SECOND, Duration.ofSeconds(30)), ear);
      assertThat(ear.states.take()).isEqualTo(State.KEEPING);
    }
    assertThat(desk.liveSeats()).isZero();
    assertThat(directory).isDirectoryNotContaining("glob:**.live");
  }

  @LicensingTest
  @Tag("rule-3.1")
  void closingWaitsNoLongerThanAllowedAndTheNextStartFinishesTheRelease(LicensingWorld world)
      throws Exception {
    Desk desk = Desk.in(world, directory, Terms.floating(1, Duration.ofHours(1)));
    Ear ear = new Ear();
    Hold hold;
    try (LicensingClient client = desk.activated()) {
      client.keepFresh(new UpkeepPolicy(SECOND, SECOND, Duration.ofMillis(100)), ear);
      assertThat(ear.states.take()).isEqualTo(State.KEEPING);
      hold = world.transport().holdNextRequest();
    }
    hold.release();
    try (LicensingClient next = desk.started()) {
      next.refresh();
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @LicensingTest
  void whoKeepsTheSeatKeepsIt(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory, Terms.floating(1, Duration.ofHours(1)));
    Ear ear = new Ear();
    try (LicensingClient client = desk.activated()) {
      client.keepFresh(UpkeepPolicy.standard().keepingSeat(), ear);
      assertThat(ear.states.take()).isEqualTo(State.KEEPING);
    }
    assertThat(desk.liveSeats()).isEqualTo(1);
  }

  @LicensingTest
  void whatATransportThrowsEndsNothing(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    world.clock().advance(Duration.ofDays(2));
    CountDownLatch asked = new CountDownLatch(2);
    try (LicensingClient client =
        desk.builder(
                request -> {
                  asked.countDown();
                  throw new Moment.Died();
                })
            .build()) {
      Upkeep upkeep = client.keepFresh();
      while (asked.getCount() > 0) {
        upkeep.wake();
        assertThat(upkeep.ended(Duration.ofMillis(5))).isFalse();
      }
    }
  }
}
