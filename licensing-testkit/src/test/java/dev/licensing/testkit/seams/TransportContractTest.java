package dev.licensing.testkit.seams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.contract.LicenseTransportContract;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A transport over the JDK's client passes the contract; each broken one is found out. */
class TransportContractTest {

  @Nested
  class OverTheJdk extends Carrying {
    @Override
    protected LicenseTransport transportTo(URI server) {
      return new JdkTransport(server);
    }
  }

  @Test
  void eachBrokenOneIsFoundOut() {
    assertThat(Failures.of(Throws.class))
        .contains("whereNobodyListensThereIsNoConnection", "halfAnAnswerIsNone");
    assertThat(Failures.of(Follows.class)).containsExactly("noRedirectIsFollowed");
    assertThat(Failures.of(Retries.class)).contains("whoHangsUpHasNotAnsweredAndIsNotAskedAgain");
    assertThat(Failures.of(DropsHeaders.class)).containsExactly("aRequestArrivesAsItIs");
    assertThat(Failures.of(DropsErrors.class)).contains("everyStatusIsAnAnswer");
    assertThat(Failures.of(MakesUpAnswers.class))
        .contains("halfAnAnswerIsNone", "whatIsNoHttpIsNoAnswer");
    assertThat(Failures.of(KnowsOneFailure.class))
        .containsExactlyInAnyOrder(
            "whereNobodyListensThereIsNoConnection",
            "aNameThatIsNotKnownIsSaidToBe",
            "whoNeverAnswersIsNotWaitedForForEver");
    assertThat(Failures.of(MixesAnswers.class)).contains("severalThreadsGetTheirOwnAnswers");
    assertThat(Failures.of(NeverCloses.class))
        .containsExactly("onceClosedItSendsNothingAndThrowsNothing");
  }

  abstract static class Carrying extends LicenseTransportContract {
    @Override
    protected Duration patience() {
      return Duration.ofSeconds(30);
    }
  }

  /** Over the JDK's client, but for one thing. */
  abstract static class Flawed extends Carrying {

    @Override
    protected LicenseTransport transportTo(URI server) {
      JdkTransport real = new JdkTransport(server);
      return new LicenseTransport() {
        @Override
        public Delivery send(WireRequest request) {
          return flawed(real, request);
        }

        @Override
        public void close() {
          real.close();
        }
      };
    }

    abstract Delivery flawed(JdkTransport real, WireRequest request);
  }

  static final class Throws extends Flawed {
    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      Delivery delivery = real.send(request);
      if (delivery instanceof NoAnswer none) {
        throw new IllegalStateException(none.detail());
      }
      return delivery;
    }
  }

  static final class Follows extends Carrying {
    @Override
    protected LicenseTransport transportTo(URI server) {
      return new JdkTransport(server, Redirect.ALWAYS);
    }
  }

  static final class Retries extends Flawed {
    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      Delivery delivery = real.send(request);
      return delivery instanceof NoAnswer ? real.send(request) : delivery;
    }
  }

  static final class DropsHeaders extends Flawed {
    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      TreeMap<String, String> fewer = new TreeMap<>(request.headers());
      fewer.remove("Idempotency-Key");
      return real.send(new WireRequest(request.method(), request.path(), fewer, request.body()));
    }
  }

  static final class DropsErrors extends Flawed {
    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      Delivery delivery = real.send(request);
      return delivery instanceof Answered answered && answered.response().status() >= 500
          ? new NoAnswer(Failure.BROKEN, "the server failed")
          : delivery;
    }
  }

  static final class MakesUpAnswers extends Flawed {
    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      Delivery delivery = real.send(request);
      return delivery instanceof NoAnswer none && none.failure() == Failure.BROKEN
          ? new Answered(new WireResponse(200, new TreeMap<>(), new byte[0]))
          : delivery;
    }
  }

  static final class KnowsOneFailure extends Flawed {
    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      return real.send(request) instanceof Answered answered
          ? answered
          : new NoAnswer(Failure.BROKEN, "it failed");
    }
  }

  static final class MixesAnswers extends Flawed {

    private final AtomicReference<Delivery> last = new AtomicReference<>();

    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      last.set(real.send(request));
      LockSupport.parkNanos(50_000);
      return last.get();
    }
  }

  static final class NeverCloses extends Flawed {
    @Override
    Delivery flawed(JdkTransport real, WireRequest request) {
      return real.ask(request);
    }
  }
}
