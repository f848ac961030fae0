package dev.licensing.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final RetryPolicy POLICY =
      new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(10));
  private static final WireRequest KEYED =
      request("POST", Map.of("Idempotency-Key", "k".repeat(16)));
  private static final WireRequest UNKEYED = request("POST", Map.of());
  private static final Delivery LOST = new NoAnswer(Failure.TIMEOUT, "lost");
  private static final Delivery OK = answer(200, Map.of());

  private final Deque<Delivery> script = new ArrayDeque<>();
  private final List<WireRequest> sent = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  @Tag("rule-2.4")
  void aRequestWithoutAnAnswerIsSentAgainWordForWord() {
    script.addAll(List.of(LOST, LOST, OK));

    assertThat(retrying(POLICY).send(KEYED)).isEqualTo(OK);
    assertThat(sent).containsExactly(KEYED, KEYED, KEYED);
  }

  @Test
  void whatCouldBeDoneTwiceIsSentOnce() {
    script.add(LOST);

    assertThat(retrying(POLICY).send(UNKEYED)).isEqualTo(LOST);
    assertThat(sent).hasSize(1);
  }

  @Test
  void readingCanBeRepeatedWithoutAKey() {
    script.addAll(List.of(LOST, OK));

    assertThat(retrying(POLICY).send(request("GET", Map.of()))).isEqualTo(OK);
  }

  @Test
  void afterTheLastAttemptTheLastAnswerStands() {
    Delivery last = answer(503, Map.of());
    script.addAll(List.of(LOST, LOST, LOST, last, OK));

    assertThat(retrying(POLICY).send(KEYED)).isSameAs(last);
    assertThat(sent).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void aServerThatAsksToComeBackIsAskedAgain(int status) {
    script.addAll(List.of(answer(status, Map.of()), OK));

    assertThat(retrying(POLICY).send(KEYED)).isEqualTo(OK);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 301, 400, 401, 404, 409, 410, 412, 422, 500, 501})
  void anyOtherAnswerIsFinal(int status) {
    Delivery answer = answer(status, Map.of());
    script.add(answer);

    assertThat(retrying(POLICY).send(KEYED)).isSameAs(answer);
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void everyFailureButACertificateMayPass(Failure failure) {
    script.addAll(List.of(new NoAnswer(failure, ""), OK));

    retrying(POLICY).send(KEYED);

    assertThat(sent).hasSize(failure == Failure.CERTIFICATE ? 1 : 2);
  }

  @Test
  void theBoundOfTheWaitsDoublesUpToTheLongest() {
    script.addAll(List.of(LOST, LOST, LOST, LOST));

    retrying(POLICY, largest()).send(KEYED);

    assertThat(pauses)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
  }

  @Test
  void theWaitsAreRandomBelowTheirBound() {
    script.addAll(List.of(LOST, LOST, LOST, LOST));

    retrying(POLICY, new Random(3)).send(KEYED);

    assertThat(pauses).hasSize(3).allMatch(pause -> pause.compareTo(Duration.ofMillis(300)) <= 0);
    assertThat(pauses)
        .isNotEqualTo(List.of(100, 200, 300).stream().map(Duration::ofMillis).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", " 2 ", "Thu, 01 Jan 2026 00:00:02 GMT"})
  void theServersRetryAfterIsObeyed(String header) {
    script.addAll(List.of(answer(503, Map.of("Retry-After", header)), OK));

    retrying(POLICY).send(KEYED);

    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void aRetryAfterBeyondThePolicyIsLeftToTheCaller() {
    Delivery later = answer(503, Map.of("Retry-After", "3600"));
    script.add(later);

    assertThat(retrying(POLICY).send(KEYED)).isSameAs(later);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aNonsensicalRetryAfterIsIgnored() {
    script.addAll(List.of(answer(503, Map.of("Retry-After", "soon")), OK));

    assertThat(retrying(POLICY).send(KEYED)).isEqualTo(OK);
  }

  @Test
  void noAttemptBeginsAfterTheWholeTime() {
    script.addAll(List.of(LOST, LOST, LOST, LOST));
    LicenseTransport slow =
        request -> {
          nanos.addAndGet(Duration.ofSeconds(6).toNanos());
          return next(request);
        };

    new Retrying(
            slow,
            POLICY,
            this::pause,
            new Random(),
            InstantSource.fixed(NOW),
            Optional.of(nanos::get))
        .send(KEYED);

    assertThat(sent).hasSize(2);
  }

  @Test
  void anInterruptedWaitEndsTheAttempts() {
    script.addAll(List.of(LOST, OK));

    Delivery delivery =
        new Retrying(
                this::next,
                POLICY,
                pause -> false,
                new Random(),
                InstantSource.fixed(NOW),
                Optional.of(nanos::get))
            .send(KEYED);

    assertThat(delivery).isEqualTo(LOST);
  }

  private Retrying retrying(RetryPolicy policy) {
    return retrying(policy, new Random(1));
  }

  private Retrying retrying(RetryPolicy policy, Random random) {
    return new Retrying(
        this::next, policy, this::pause, random, InstantSource.fixed(NOW), Optional.of(nanos::get));
  }

  /** Always the largest of what may be chosen. */
  private static Random largest() {
    return new Random() {
      private static final long serialVersionUID = 1L;

      @Override
      public long nextLong(long bound) {
        return bound - 1;
      }
    };
  }

  private boolean pause(Duration time) {
    pauses.add(time);
    nanos.addAndGet(time.toNanos());
    return true;
  }

  private Delivery next(WireRequest request) {
    sent.add(request);
    return script.remove();
  }

  private static Delivery answer(int status, Map<String, String> headers) {
    return new Answered(new WireResponse(status, new TreeMap<>(headers), new byte[0]));
  }

  private static WireRequest request(String method, Map<String, String> headers) {
    return new WireRequest(method, "/v1/activations", new TreeMap<>(headers), new byte[0]);
  }
}
