package dev.licensing.client.upkeep;

import dev.licensing.client.policy.UpkeepPolicy;
import dev.licensing.core.license.LicenseClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to ask, from what the license file says and what has failed. Chance keeps apart those who
 * began together. Used by one thread.
 */
final class Rhythm {

  /** With so short a lease nobody waits less; a server would not bear it. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Between two looks no more passes than this and the rest that was meant, unless we slept. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final UpkeepPolicy policy;
  private final RandomGenerator random;
  private Optional<Instant> file = Optional.empty();
  private double lateness;
  private int failures;
  private Optional<Instant> notBefore = Optional.empty();
  private Optional<Instant> expected = Optional.empty();
  private Instant looked = Instant.MIN;

  Rhythm(UpkeepPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.random = random;
  }

  /**
   * Notes that it is now this time. Where much more of it has passed than was meant the computer
   * has slept, and where it has gone back the clock was set: either way what was waited for is
   * over.
   */
  void at(Instant now) {
    boolean late = expected.filter(then -> now.isAfter(then.plus(LATE))).isPresent();
    if (late || now.isBefore(looked)) {
      hurry();
    }
    looked = now;
  }

  /** Notes when the next look is meant to be. */
  void until(Instant next) {
    expected = Optional.of(next);
  }

  /** Waits no longer for what has failed. */
  void hurry() {
    notBefore = Optional.empty();
  }

  /** When this file is to be renewed: when it says so, and up to a tenth of that time later. */
  Instant renewal(LicenseClaims claims) {
    if (!file.equals(Optional.of(claims.issuedAt()))) {
      file = Optional.of(claims.issuedAt());
      lateness = random.nextDouble();
    }
    Duration age = Duration.between(claims.issuedAt(), claims.refreshAfter());
    return claims.refreshAfter().plusMillis((long) (age.toMillis() * lateness / 10));
  }

  /** The same, or when what has failed may be tried again if that is later. */
  Instant afterFailures(Instant due) {
    return notBefore.filter(later -> later.isAfter(due)).orElse(due);
  }

  /** Asks no sooner than this, though nothing has failed. */
  void pause(Instant until) {
    notBefore = Optional.of(until);
  }

  boolean isRetrying() {
    return failures > 0;
  }

  void succeeded() {
    failures = 0;
    notBefore = Optional.empty();
  }

  /**
   * It failed at this time.
   *
   * @param asked when the server wants to be asked again, if it said so
   */
  void failed(Instant now, Optional<LicenseClaims> held, Optional<Instant> asked) {
    failures++;
    Duration bound = held.map(this::bound).orElse(policy.longestRetry());
    long doubled = policy.firstRetry().toMillis() << Math.min(failures - 1, 20);
    long wait = Math.min(doubled, bound.toMillis());
    Instant own = now.plusMillis(wait / 2 + random.nextLong(wait / 2 + 1));
    Instant last = now.plus(policy.longestRetry());
    notBefore =
        asked
            .map(server -> server.isAfter(last) ? last : server)
            .filter(server -> server.isAfter(own))
            .or(() -> Optional.of(own));
  }

  private Duration bound(LicenseClaims claims) {
    Duration share = Duration.between(claims.issuedAt(), claims.validUntil()).dividedBy(12);
    Duration most = share.compareTo(policy.longestRetry()) < 0 ? share : policy.longestRetry();
    return most.compareTo(SHORTEST) < 0 ? SHORTEST : most;
  }
}
