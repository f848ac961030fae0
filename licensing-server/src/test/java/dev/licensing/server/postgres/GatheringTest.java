package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is done alone, who with others, and what each of them learns. */
@Timeout(60)
class GatheringTest {

  private static final Execution ALONE = new Execution.Replayed(new StoredReply(200, "alone"));
  private static final Execution TOGETHER =
      new Execution.Replayed(new StoredReply(200, "together"));

  private final LicenseEngine engine = new LicenseEngine();
  private final Gathering<GatheredCommand, Execution> gathering = new Gathering<>();
  private final CountDownLatch free = new CountDownLatch(1);
  private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
  private final List<CompletableFuture<Execution>> busy = new ArrayList<>();
  private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
  private final Random random = new Random(5);

  @AfterEach
  void everybodyIsDone() throws Exception {
    free();
    for (CompletableFuture<Execution> one : busy) {
      assertThat(one.get()).isEqualTo(ALONE);
    }
  }

  private void free() {
    free.countDown();
  }

  private SerialNumber serial() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return SerialNumber.fromRandom(bytes);
  }

  private static Submission on(SerialNumber serial) {
    Actor ann = new Actor.Person(new AccountId(new UUID(0, 1)), Shop.NOON);
    return new Submission(
        new Activate(
            Shop.by(ann),
            serial,
            Shop.machine("laptop"),
            new ActivationId(UUID.randomUUID()),
            Optional.empty(),
            Shop.NONCE),
        Optional.empty(),
        decision -> new StoredReply(200, ""));
  }

  private interface Doing {
    Execution execute(Submission submission);
  }

  private CompletableFuture<Execution> inItsThread(Submission submission, Doing doing) {
    CompletableFuture<Execution> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.complete(doing.execute(submission));
              } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
              }
            });
    threads.add(thread);
    thread.start();
    return outcome;
  }

  /** So many are at work at once, each alone, until they are let go; one comes after the other. */
  private void twoAreAtWork() throws Exception {
    for (int i = 0; i < 2; i++) {
      CountDownLatch begun = new CountDownLatch(1);
      busy.add(
          inItsThread(
              on(serial()),
              submission ->
                  gathering.execute(
                      new GatheredCommand(engine, submission),
                      () -> {
                        begun.countDown();
                        awaitFree();
                        return ALONE;
                      },
                      this::together)));
      begun.await();
    }
  }

  private void awaitFree() {
    try {
      free.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Optional<Execution>> together(List<GatheredCommand> commands) {
    sizes.add(commands.size());
    return Collections.nCopies(commands.size(), Optional.of(TOGETHER));
  }

  /** All of them are there, and sleep. */
  private List<CompletableFuture<Execution>> come(
      List<SerialNumber> serials, Gathering.Together<GatheredCommand, Execution> together)
      throws Exception {
    List<CompletableFuture<Execution>> outcomes = new ArrayList<>();
    for (SerialNumber serial : serials) {
      outcomes.add(
          inItsThread(
              on(serial),
              submission ->
                  gathering.execute(
                      new GatheredCommand(engine, submission), () -> ALONE, together)));
      Thread last = threads.get(threads.size() - 1);
      while (last.getState() != Thread.State.WAITING) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
    return outcomes;
  }

  private List<SerialNumber> serials(int number) {
    List<SerialNumber> serials = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      serials.add(serial());
    }
    return serials;
  }

  @Test
  void whoComesFirstIsDoneAloneAtOnce() {
    assertThat(
            gathering.execute(
                new GatheredCommand(engine, on(serial())), () -> ALONE, this::together))
        .isEqualTo(ALONE);
    assertThat(sizes).isEmpty();
  }

  @Test
  void whoComesMeanwhileIsDoneTogether() throws Exception {
    twoAreAtWork();
    List<CompletableFuture<Execution>> five = come(serials(5), this::together);

    free();

    for (CompletableFuture<Execution> one : five) {
      assertThat(one.get()).isEqualTo(TOGETHER);
    }
    assertThat(sizes).containsExactly(5);
  }

  @Test
  void twoOfOneMachineOnOneSerialAreNeverDoneTogether() throws Exception {
    SerialNumber hot = serial();
    twoAreAtWork();
    List<CompletableFuture<Execution>> four =
        come(List.of(hot, hot, serial(), hot), this::together);

    free();

    assertThat(four.get(0).get()).isEqualTo(TOGETHER);
    assertThat(four.get(2).get()).isEqualTo(TOGETHER);
    assertThat(four.get(1).get()).isEqualTo(ALONE);
    assertThat(four.get(3).get()).isEqualTo(ALONE);
    assertThat(sizes).containsExactly(2);
  }

  @Test
  void whatCouldNotBeDoneTogetherIsTriedAlone() throws Exception {
    twoAreAtWork();
    List<CompletableFuture<Execution>> three =
        come(serials(3), all -> Collections.nCopies(all.size(), Optional.empty()));

    free();

    for (CompletableFuture<Execution> one : three) {
      assertThat(one.get()).isEqualTo(ALONE);
    }
  }

  @Test
  void whatIsNotKnownIsToldToAllAndTriedByNone() throws Exception {
    twoAreAtWork();
    List<CompletableFuture<Execution>> three =
        come(
            serials(3),
            all -> {
              throw new StoreException(StoreException.Kind.UNAVAILABLE, "lost");
            });

    free();

    for (CompletableFuture<Execution> one : three) {
      assertThatThrownBy(one::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
    }
  }

  @Test
  void whoFailsMakesPlaceForTheNext() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  gathering.execute(
                      new GatheredCommand(engine, on(serial())),
                      () -> {
                        throw new StoreException(StoreException.Kind.BUSY, "busy");
                      },
                      this::together))
          .isInstanceOf(StoreException.class);
    }
    assertThat(
            gathering.execute(
                new GatheredCommand(engine, on(serial())), () -> ALONE, this::together))
        .isEqualTo(ALONE);
  }

  /** It is done all the same, and the thread knows afterwards. */
  @Test
  void whoIsInterruptedWhileWaitingIsStillDone() throws Exception {
    twoAreAtWork();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              gathering.execute(
                  new GatheredCommand(engine, on(serial())), () -> ALONE, this::together);
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    thread.interrupt();

    free();

    assertThat(interrupted.get()).isTrue();
  }
}
