package dev.licensing.client.http;

import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Sends again what is worth it: no answer, 429, 502, 503, 504; and only what can be repeated
 * without being done twice, because it reads or carries an idempotency key (rule 2.4). Waits a
 * random time below a bound that doubles (full jitter), so that clients that lost their server
 * together do not come back together.
 */
public final class Retrying implements LicenseTransport {

  private static final Set<Integer> TRY_LATER = Set.of(429, 502, 503, 504);

  private final LicenseTransport transport;
  private final RetryPolicy policy;
  private final Pause pause;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Optional<LongSupplier> ticks;

  /** Retries over this transport; the clock is only for dates in {@code Retry-After}. */
  public Retrying(
      LicenseTransport transport,
      RetryPolicy policy,
      Pause pause,
      RandomGenerator random,
      InstantSource clock) {
    this(transport, policy, pause, random, clock, Optional.empty());
  }

  /**
   * The same with other ticks, for tests.
   *
   * @param ticks measure the whole, as {@link System#nanoTime} does
   */
  Retrying(
      LicenseTransport transport,
      RetryPolicy policy,
      Pause pause,
      RandomGenerator random,
      InstantSource clock,
      Optional<LongSupplier> ticks) {
    this.transport = transport;
    this.policy = policy;
    this.pause = pause;
    this.random = random;
    this.clock = clock;
    this.ticks = ticks;
  }

  @Override
  public Delivery send(WireRequest request) {
    long start = nanoTime();
    int attempt = 1;
    while (true) {
      Delivery delivery = transport.send(request);
      Optional<Duration> wait =
          repeatable(request) && attempt < policy.attempts()
              ? waitAfter(delivery, attempt)
              : Optional.empty();
      if (wait.isEmpty() || !fits(wait.get(), start) || !pause.lasting(wait.get())) {
        return delivery;
      }
      attempt++;
    }
  }

  private long nanoTime() {
    return ticks.isPresent() ? ticks.get().getAsLong() : System.nanoTime();
  }

  private boolean fits(Duration wait, long start) {
    Duration passed = Duration.ofNanos(nanoTime() - start);
    return passed.plus(wait).compareTo(policy.whole()) <= 0;
  }

  private static boolean repeatable(WireRequest request) {
    return request.method().equals("GET") || request.header("Idempotency-Key").isPresent();
  }

  /** Empty if another attempt would find the same. */
  private Optional<Duration> waitAfter(Delivery delivery, int attempt) {
    Duration jittered = jittered(attempt);
    if (delivery instanceof NoAnswer none) {
      return none.failure() == Failure.CERTIFICATE ? Optional.empty() : Optional.of(jittered);
    }
    Answered answered = (Answered) delivery;
    if (!TRY_LATER.contains(answered.response().status())) {
      return Optional.empty();
    }
    return Optional.of(
        RetryAfter.of(answered.response(), clock.instant())
            .filter(asked -> asked.compareTo(jittered) > 0)
            .orElse(jittered));
  }

  private Duration jittered(int attempt) {
    long doubled = policy.first().toMillis() << Math.min(attempt - 1, 20);
    long bound = Math.min(doubled, policy.longest().toMillis());
    return Duration.ofMillis(random.nextLong(bound + 1));
  }

  @Override
  public void close() {
    transport.close();
  }
}
