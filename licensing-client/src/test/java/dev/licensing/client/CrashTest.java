package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.answer.Status.Pending;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lost answers, and applications that die at the worst moment. */
class CrashTest {

  @TempDir Path directory;

  @LicensingTest
  @Tag("rule-2.4")
  void aLostAnswerAndARetryEndWithOneSeat(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      world.transport().next(Fault.ANSWER_LOST);
      Reply<Activated> lost = client.activate(desk.serial().value());
      assertThat(((Reply.NoAnswer<Activated>) lost).silence()).isEqualTo(Silence.TIMEOUT);
      assertThat(client.status().pending()).contains(Pending.ACTIVATION);
      assertThat(desk.liveSeats()).isEqualTo(1);

      must(client.activate(desk.serial().value()));

      assertThat(desk.liveSeats()).isEqualTo(1);
      assertThat(client.status().pending()).isEmpty();
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThatRequestsAreTheSame(world.transport().sent());
    }
  }

  /** The old answer to the old question says nothing of what has happened since. */
  @LicensingTest
  @Tag("rule-3.5")
  void whatWasEndedMeanwhileIsLearntWithTheOldAnswer(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      world.transport().next(Fault.ANSWER_LOST);
      client.activate(desk.serial().value());
      world.situations().releasedByForce(desk.serial());

      client.refresh();

      assertThat(client.check())
          .isInstanceOfSatisfying(
              NotLicensed.class, not -> assertThat(not.ground()).isInstanceOf(Ended.class));
      assertThat(client.status().pending()).isEmpty();
    }
  }

  @LicensingTest
  @Tag("rule-2.4")
  void theClientRepeatsByItselfWhatGotNoAnswer(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client =
        desk.builder(world.transport())
            .retries(RetryPolicy.standard())
            .pausing(time -> true)
            .build()) {
      client.useToken(world.signedIn(desk.user()));
      world.transport().next(Fault.ANSWER_LOST, Fault.UNAVAILABLE);

      must(client.activate(desk.serial().value()));

      assertThat(world.transport().sent()).hasSize(3);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  @Tag("rule-2.4")
  @Tag("rule-12.6")
  void aCrashDuringTheActivationEndsWithOneSeatAfterTheRestart(Moment moment) {
    try (LicensingWorld world = new LicensingWorld()) {
      Desk desk = Desk.in(world, directory);
      LicensingClient dies = desk.builder(moment.dyingOver(world.transport())).build();
      dies.start();
      dies.useToken(world.signedIn(desk.user()));
      assertThatThrownBy(() -> dies.activate(desk.serial().value()))
          .isInstanceOf(Moment.Died.class);

      try (LicensingClient next = desk.signedIn()) {
        assertThat(next.status().pending()).contains(Pending.ACTIVATION);
        must(next.refresh()); // refresh finishes it as well as activate would
        assertThat(next.check()).isInstanceOf(Licensed.class);
        assertThat(desk.liveSeats()).isEqualTo(1);
        assertThat(next.status().pending()).isEmpty();
      }
    }
  }

  @LicensingTest
  @Tag("rule-2.4")
  void afterTheRestartTheSameRequestIsSentUnderTheSameKey(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    LicensingClient dies = desk.builder(Moment.AFTER_SENDING.dyingOver(world.transport())).build();
    dies.start();
    dies.useToken(world.signedIn(desk.user()));
    assertThatThrownBy(() -> dies.activate(desk.serial().value())).isInstanceOf(Moment.Died.class);

    try (LicensingClient next = desk.signedIn()) {
      must(next.activate(desk.serial().value()));
    }
    assertThatRequestsAreTheSame(world.transport().sent());
  }

  @LicensingTest
  @Tag("rule-12.6")
  void theRequestIsInTheStoreBeforeItsFirstByteIsSent(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    LicenseTransport looking =
        request -> {
          try (LicensingClient other = desk.started()) {
            assertThat(other.status().pending()).contains(Pending.ACTIVATION);
          }
          return world.transport().send(request);
        };
    try (LicensingClient client = desk.builder(looking).build()) {
      client.useToken(world.signedIn(desk.user()));
      must(client.activate(desk.serial().value()));
    }
  }

  @LicensingTest
  void whoBeganToActivateMustFinishIt(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      world.transport().next(Fault.ANSWER_LOST);
      client.activate(desk.serial().value());
    }
    try (LicensingClient next = desk.started()) {
      assertThat(((Reply.NotSent<?>) next.refresh()).hindrance())
          .isEqualTo(Hindrance.NOT_SIGNED_IN);
    }
  }

  @LicensingTest
  void anUnansweredSerialIsSettledBeforeAnotherSoThatNoSeatIsForgotten(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    SerialNumber other = world.givenOwned(desk.user(), Terms.singleMachine());
    try (LicensingClient client = desk.signedIn()) {
      world.transport().next(Fault.ANSWER_LOST, Fault.NO_CONNECTION);
      client.activate(desk.serial().value());

      assertThat(client.activate(other.value())).isInstanceOf(Reply.NoAnswer.class);
      assertThat(((Reply.NotSent<?>) client.activate(other.value())).hindrance())
          .isEqualTo(Hindrance.OTHER_SERIAL_ACTIVATED);
      assertThat(client.status().serial()).contains(desk.serial());
    }
  }

  @LicensingTest
  @Tag("rule-2.4")
  void anOldAnswerThatComesAfterAllIsRefreshedAtOnce(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      world.transport().next(Fault.ANSWER_LOST);
      client.activate(desk.serial().value());
    }
    world.clock().advance(Duration.ofDays(60));
    try (LicensingClient next = desk.signedIn()) {
      must(next.activate(desk.serial().value()));

      assertThat(next.check()).isInstanceOf(Licensed.class);
      assertThat(next.check().refreshDue()).isFalse();
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void aReleaseWithoutAnAnswerKeepsTheLicenseAndIsFinishedLater(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.transport().next(Fault.ANSWER_LOST);

      assertThat(client.release()).isInstanceOf(Reply.NoAnswer.class);
      assertThat(client.status().pending()).contains(Pending.RELEASE);
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
    try (LicensingClient next = desk.started()) {
      assertThat(next.status().pending()).contains(Pending.RELEASE);
      assertThat(next.check()).isInstanceOf(Licensed.class);

      assertThat(must(next.refresh())).isInstanceOf(NotLicensed.class);
      assertThat(((NotLicensed) next.check()).ground()).isInstanceOf(GivenUp.class);
      assertThat(next.status().pending()).isEmpty();
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  @Tag("rule-3.1")
  void aCrashDuringTheReleaseIsFinishedAfterTheRestart(Moment moment) {
    try (LicensingWorld world = new LicensingWorld()) {
      Desk desk = Desk.in(world, directory);
      desk.activated().close();
      LicensingClient dies = desk.builder(moment.dyingOver(world.transport())).build();
      assertThatThrownBy(dies::release).isInstanceOf(Moment.Died.class);

      try (LicensingClient next = desk.started()) {
        must(next.release());
        assertThat(desk.liveSeats()).isZero();
        assertThat(((NotLicensed) next.check()).ground()).isInstanceOf(GivenUp.class);
      }
    }
  }

  @LicensingTest
  void anActivationAfterAnUnansweredReleaseFinishesTheReleaseFirst(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.transport().next(Fault.REQUEST_LOST);
      client.release();

      assertThat(must(client.activate(desk.serial().value())).existing()).isFalse();
      assertThat(desk.liveSeats()).isEqualTo(1);
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void withoutAWritableDirectoryItWorksInMemoryAndSaysSo(LicensingWorld world) throws Exception {
    Path taken = Files.writeString(directory.resolve("file"), "in the way");
    Desk desk = Desk.in(world, directory).at(taken);
    try (LicensingClient client = desk.activated()) {
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(client.status().store()).isEqualTo(StoreCondition.MEMORY_ONLY);
      assertThat(client.status().storeDetail()).isNotBlank();
      must(client.release());
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @LicensingTest
  @Tag("rule-13.2")
  void aMachineThatCannotBeToldFromOthersIsRefusedByTheServer(LicensingWorld world) {
    Desk desk = Desk.in(world, directory).on(FakeMachine.named("desk").nothingReadable());
    try (LicensingClient client = desk.signedIn()) {
      Reply<Activated> reply = client.activate(desk.serial().value());

      assertThat(((Reply.Refused<Activated>) reply).problem().code())
          .isEqualTo("MACHINE_IDENTITY_TOO_WEAK");
      assertThat(desk.liveSeats()).isZero();
    }
  }

  private static void assertThatRequestsAreTheSame(List<WireRequest> sent) {
    List<WireRequest> activations =
        sent.stream().filter(request -> request.path().equals("/v1/activations")).toList();
    assertThat(activations).hasSizeGreaterThan(1);
    assertThat(activations)
        .allSatisfy(
            request -> {
              assertThat(request.body()).isEqualTo(activations.get(0).body());
              assertThat(request.header("Idempotency-Key"))
                  .isEqualTo(activations.get(0).header("Idempotency-Key"));
            });
  }
}
