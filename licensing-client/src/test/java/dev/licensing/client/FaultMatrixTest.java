package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.answer.UpkeepStatus.State;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.VirtualClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong, wherever: nothing is thrown, the reply says what it was, what was held stays
 * held, and once it works again the seats on the server are what they should be.
 */
@Timeout(60)
@Tag("rule-12.3")
class FaultMatrixTest {

  private static final Duration LEASE = Duration.ofHours(3);
  private static final TimeLimits PATIENT =
      new TimeLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));
  private static final TimeLimits HASTY =
      new TimeLimits(Duration.ofSeconds(30), Duration.ofMillis(150), Duration.ofSeconds(30));

  private static LicensingWorld world;
  private static Account ada;

  @TempDir Path directory;

  @BeforeAll
  static void begin() {
    world = new LicensingWorld();
    ada = world.givenAccount(Desk.EMAIL, "Ada");
  }

  @AfterAll
  static void end() {
    world.close();
  }

  /** What the application is about when it goes wrong. */
  enum Step {
    ACTIVATE,
    REFRESH,
    HEARTBEAT,
    RELEASE;

    Reply<?> take(LicensingClient client, Desk desk) {
      return switch (this) {
        case ACTIVATE -> client.activate(desk.serial().value());
        case REFRESH -> client.refresh();
        case RELEASE -> client.release();
        case HEARTBEAT -> {
          Steward upkeep = new Steward(desk.world(), client);
          upkeep.turn();
          Optional<? extends Reply<?>> failure = upkeep.status().failure();
          assertThat(upkeep.status().state())
              .isEqualTo(failure.isPresent() ? State.RETRYING : State.KEEPING);
          yield failure
              .<Reply<?>>map(reply -> reply)
              .orElseGet(() -> new Reply.Done<>(client.check()));
        }
      };
    }
  }

  static Stream<Arguments> everything() {
    return Arrays.stream(Misbehaviour.values())
        .flatMap(fault -> Arrays.stream(Step.values()).map(step -> Arguments.of(fault, step)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  @Tag("rule-2.4")
  @Tag("rule-3.1")
  void nothingIsThrownNothingIsLostAndTheSeatsAreRight(Misbehaviour fault, Step step)
      throws Exception {
    SerialNumber serial = world.givenOwned(ada, Terms.floating(2, LEASE));
    Desk desk = new Desk(world, ada, serial, FakeMachine.named("desk"), directory);
    try (RawServer server = new RawServer(world.transport())) {
      prepare(desk, server, step);
      int before = desk.liveSeats();
      server.now(fault);
      try (LicensingClient client = client(desk, server, fault)) {
        assertSaid(step.take(client, desk), fault, step);
        boolean done = (fault.silence().isEmpty() && !fault.refuses()) || trusted(fault, step);
        assertThat(client.check().licensed())
            .isEqualTo(done ? step != Step.RELEASE : step != Step.ACTIVATE);
      }
      assertThat(desk.liveSeats()).isEqualTo(fault.done ? after(step) : before);

      server.heal();
      try (LicensingClient later = client(desk, server.uri(), PATIENT, world.clock())) {
        assertThat(step.take(later, desk)).isInstanceOf(Reply.Done.class);
        assertThat(later.check() instanceof Licensed).isEqualTo(step != Step.RELEASE);
        assertThat(later.status().pending()).isEmpty();
      }
      assertThat(desk.liveSeats()).isEqualTo(after(step));
    }
  }

  private static int after(Step step) {
    return step == Step.RELEASE ? 0 : 1;
  }

  /** So that there is an old answer to everything, and the license is due where it is needed. */
  private void prepare(Desk desk, RawServer server, Step step) {
    try (LicensingClient client = client(desk, server.uri(), PATIENT, desk.world().clock())) {
      must(client.activate(desk.serial().value()));
      must(client.refresh());
      must(client.release());
      desk.world().clock().advance(Duration.ofMinutes(1));
      if (step != Step.ACTIVATE) {
        must(client.activate(desk.serial().value()));
      }
    }
    desk.world().clock().advance(Duration.ofHours(2));
  }

  private LicensingClient client(Desk desk, RawServer server, Misbehaviour fault) {
    URI address =
        switch (fault) {
          case NAME_NOT_FOUND -> URI.create("https://no-such-host.invalid");
          case CONNECTION_REFUSED -> URI.create("http://127.0.0.1:1");
          default -> server.uri();
        };
    VirtualClock clock = desk.world().clock();
    if (fault == Misbehaviour.CLOCK_THREE_DAYS_AHEAD) {
      clock = new VirtualClock(clock.instant().plus(Duration.ofDays(3)));
    } else if (fault == Misbehaviour.CLOCK_THREE_DAYS_BEHIND) {
      clock = new VirtualClock(clock.instant().minus(Duration.ofDays(3)));
    }
    return client(desk, address, fault.takesTime() ? HASTY : PATIENT, clock);
  }

  private LicensingClient client(Desk desk, URI server, TimeLimits limits, VirtualClock clock) {
    LicensingClient client =
        LicensingClient.forProduct("acme-studio")
            .server(server)
            .trusting(desk.world().trustedKeys())
            .store(desk.directory())
            .machine(desk.machine())
            .clock(clock)
            .timeLimits(limits)
            .retries(RetryPolicy.never())
            .build();
    client.start();
    client.useToken(desk.world().signedIn(desk.user()));
    return client;
  }

  /** The answer to one's own release is not signed, so that a changed one is none. */
  private static boolean trusted(Misbehaviour fault, Step step) {
    return fault == Misbehaviour.FORGED && step == Step.RELEASE;
  }

  private static void assertSaid(Reply<?> reply, Misbehaviour fault, Step step) {
    if (fault.refuses()) {
      assertThat(reply).isInstanceOf(Reply.Refused.class);
    } else if (fault.silence().isEmpty() || trusted(fault, step)) {
      assertThat(reply).isInstanceOf(Reply.Done.class);
    } else {
      Silence expected =
          fault == Misbehaviour.OLD_ANSWER && step == Step.RELEASE
              ? Silence.NOT_UNDERSTOOD // it confirms another release
              : fault.silence().get();
      assertThat(reply).isInstanceOf(Reply.NoAnswer.class);
      assertThat(((Reply.NoAnswer<?>) reply).silence()).isEqualTo(expected);
    }
  }
}
