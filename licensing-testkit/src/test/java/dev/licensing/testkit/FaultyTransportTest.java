package dev.licensing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault, against a server that counts. */
@Timeout(60)
class FaultyTransportTest {

  private final CountingServer server = new CountingServer();
  private final FaultyTransport transport = FaultyTransport.over(server);

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void passesEverythingOnUntilToldOtherwise() {
    assertThat(answer(send())).isEqualTo("answer 1");
    assertThat(answer(send())).isEqualTo("answer 2");
  }

  @Test
  void aLostRequestNeverArrives() {
    transport.next(Fault.REQUEST_LOST);
    assertThat(send()).isEqualTo(new NoAnswer(Failure.TIMEOUT, "the request was lost"));
    assertThat(server.arrived()).isZero();
    assertThat(answer(send())).isEqualTo("answer 1");
  }

  @Test
  void aLostAnswerWasGiven() {
    transport.next(Fault.ANSWER_LOST);
    assertThat(send()).isEqualTo(new NoAnswer(Failure.TIMEOUT, "the answer was lost"));
    assertThat(server.arrived()).isEqualTo(1);
  }

  @Test
  void aDuplicateArrivesTwiceAndIsAnsweredOnce() {
    transport.next(Fault.DUPLICATED);
    assertThat(answer(send())).isEqualTo("answer 1");
    assertThat(server.arrived()).isEqualTo(2);
  }

  @Test
  void anUnavailableServerSaysSoWithoutBeingAsked() {
    transport.next(Fault.UNAVAILABLE);
    assertThat(send())
        .isInstanceOfSatisfying(
            Answered.class, a -> assertThat(a.response().status()).isEqualTo(503));
    assertThat(server.arrived()).isZero();
  }

  @Test
  void aCorruptedBodyIsHalfOfWhatWasSent() {
    transport.next(Fault.BODY_CORRUPTED);
    assertThat(answer(send())).isEqualTo("answ");
    assertThat(server.arrived()).isEqualTo(1);
  }

  @Test
  void withoutAConnectionNothingArrives() {
    transport.next(Fault.NO_CONNECTION);
    assertThat(send()).isEqualTo(new NoAnswer(Failure.CONNECTION, "no connection"));
    assertThat(server.arrived()).isZero();
  }

  @Test
  void faultsComeInTheOrderOfTheScript() {
    transport.next(Fault.REQUEST_LOST).pass().next(Fault.NO_CONNECTION);
    assertThat(send()).isInstanceOf(NoAnswer.class);
    assertThat(send()).isInstanceOf(Answered.class);
    assertThat(send()).isInstanceOf(NoAnswer.class);
    assertThat(send()).isInstanceOf(Answered.class);
    assertThat(transport.sent()).hasSize(4);
  }

  @Test
  void aHeldRequestArrivesWhenItIsLetGo() throws Exception {
    Hold hold = transport.holdNextRequest();
    CompletableFuture<Delivery> sending = CompletableFuture.supplyAsync(this::send);
    hold.awaitArrival();
    assertThat(server.arrived()).isZero();
    assertThat(answer(send())).as("others are not held").isEqualTo("answer 1");
    hold.release();
    assertThat(answer(sending.get(30, TimeUnit.SECONDS))).isEqualTo("answer 2");
  }

  @Test
  void aHeldAnswerWasGivenBefore() throws Exception {
    Hold hold = transport.holdNextAnswer();
    CompletableFuture<Delivery> sending = CompletableFuture.supplyAsync(this::send);
    hold.awaitArrival();
    assertThat(server.arrived()).isEqualTo(1);
    assertThat(sending).isNotDone();
    hold.release();
    assertThat(answer(sending.get(30, TimeUnit.SECONDS))).isEqualTo("answer 1");
  }

  @Test
  void closingLetsGoOfWhatIsHeld() throws Exception {
    Hold hold = transport.holdNextRequest();
    CompletableFuture<Delivery> sending = CompletableFuture.supplyAsync(this::send);
    hold.awaitArrival();
    transport.close();
    assertThat(sending.get(30, TimeUnit.SECONDS)).isInstanceOf(Answered.class);
    assertThat(server.closed).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameFaults() {
    assertThat(outcomes(7)).isEqualTo(outcomes(7)).isNotEqualTo(outcomes(8));
    assertThat(outcomes(7)).contains("NoAnswer", "Answered 200", "Answered 503");
  }

  @Test
  void disconnectedNothingPassesButWhatIsScripted() {
    transport.disconnect().pass();
    assertThat(send()).isInstanceOf(Answered.class);
    assertThat(send()).isEqualTo(new NoAnswer(Failure.CONNECTION, "no connection"));
    assertThat(send()).isEqualTo(new NoAnswer(Failure.CONNECTION, "no connection"));
    assertThat(server.arrived()).isEqualTo(1);
  }

  @Test
  void healingEndsAllFaults() {
    transport.next(Fault.REQUEST_LOST).atRandom(1, 1.0).disconnect().heal();
    assertThat(answer(send())).isEqualTo("answer 1");
  }

  @Test
  void aProbabilityIsFromZeroToOne() {
    assertThatThrownBy(() -> transport.atRandom(1, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> transport.atRandom(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> outcomes(long seed) {
    FaultyTransport random = FaultyTransport.over(new CountingServer()).atRandom(seed, 0.5);
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      outcomes.add(
          random.send(request()) instanceof Answered answered
              ? "Answered " + answered.response().status()
              : "NoAnswer");
    }
    return outcomes;
  }

  private Delivery send() {
    return transport.send(request());
  }

  private static WireRequest request() {
    return new WireRequest("GET", "/v1/health", new TreeMap<>(), new byte[0]);
  }

  private static String answer(Delivery delivery) {
    return new String(((Answered) delivery).response().body(), StandardCharsets.UTF_8);
  }

  /** Answers each request with its number. */
  private static final class CountingServer implements LicenseTransport {

    private int arrived;
    private boolean closed;

    @Override
    public synchronized Delivery send(WireRequest request) {
      byte[] body = ("answer " + ++arrived).getBytes(StandardCharsets.UTF_8);
      return new Answered(new WireResponse(200, new TreeMap<>(), body));
    }

    synchronized int arrived() {
      return arrived;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
