package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Status.Pending;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Several clients, one directory. */
@Tag("rule-12.6")
class SharedStoreTest {

  @TempDir Path directory;

  @LicensingTest
  void whatOneActivatesTheOtherFindsWhenItLooks(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient first = desk.signedIn();
        LicensingClient second = desk.started()) {
      must(first.activate(desk.serial().value()));

      assertThat(second.start()).isInstanceOf(Licensed.class);
      assertThat(second.status().activation()).isEqualTo(first.status().activation());
    }
  }

  @LicensingTest
  void aRefreshByOneServesTheOtherToo(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient first = desk.activated();
        LicensingClient second = desk.started()) {
      world.clock().advance(Duration.ofDays(2));
      must(first.refresh());

      assertThat(second.check().refreshDue()).isTrue(); // from its own memory
      assertThat(second.start().refreshDue()).isFalse();
    }
  }

  @LicensingTest
  void anAttemptOfOneIsFinishedByTheOther(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient first = desk.signedIn();
        LicensingClient second = desk.signedIn()) {
      world.transport().next(Fault.ANSWER_LOST);
      first.activate(desk.serial().value());

      assertThat(second.start().licensed()).isFalse();
      assertThat(second.status().pending()).contains(Pending.ACTIVATION);
      must(second.activate(desk.serial().value()));
      assertThat(desk.liveSeats()).isEqualTo(1);
      assertThat(first.start()).isInstanceOf(Licensed.class);
      assertThat(first.status().pending()).isEmpty();
    }
  }

  @LicensingTest
  void aReleaseByOneIsNotUndoneByTheOthersRefresh(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient first = desk.activated();
        LicensingClient second = desk.started()) {
      must(first.release());

      second.refresh();
      assertThat(((NotLicensed) second.check()).ground()).isInstanceOf(GivenUp.class);
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @LicensingTest
  @Tag("rule-2.4")
  void manyThatActivateAtOnceShareOneSeat(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    int clients = 6;
    CyclicBarrier barrier = new CyclicBarrier(clients);
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<Reply<Activated>>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        LicensingClient client = desk.started();
        client.signIn(Desk.EMAIL, LicensingWorld.PASSWORD);
        running.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return client.activate(desk.serial().value());
                }));
      }
      for (Future<Reply<Activated>> each : running) {
        must(each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(desk.liveSeats()).isEqualTo(1);
    try (LicensingClient later = desk.started()) {
      assertThat(later.check()).isInstanceOf(Licensed.class);
      assertThat(later.status().pending()).isEmpty();
    }
  }

  @LicensingTest
  void oneClientServesManyThreads(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (LicensingClient client = desk.activated()) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        boolean refreshes = i % 4 == 0;
        running.add(
            threads.submit(
                () -> {
                  boolean fine = !refreshes || client.refresh().done().isPresent();
                  return fine && client.check().licensed();
                }));
      }
      for (Future<Boolean> each : running) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @LicensingTest
  void twoProductsShareADirectoryWithoutMeeting(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingClient other =
        LicensingClient.forProduct("acme-paint")
            .server(world.transport())
            .trusting(world.trustedKeys())
            .store(directory)
            .machine(FakeMachine.named("desk"))
            .build()) {
      assertThat(other.start().licensed()).isFalse();
    }
    try (LicensingClient client = desk.started()) {
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }
}
