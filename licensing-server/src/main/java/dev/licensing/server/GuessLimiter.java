package dev.licensing.server;

import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Responses;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts who was wrong how often, and lets nobody go on guessing (rule 2.8). Only failures count,
 * so who knows what they want is never held up. Keeps the {@value #MOST_KEYS} that failed last.
 */
final class GuessLimiter {

  private static final int MOST_KEYS = 20_000;

  private final GuessLimits limits;
  private final Map<String, Failures> byKey = new LinkedHashMap<>(64, 0.75f, true);

  private record Failures(int count, Instant until) {}

  GuessLimiter(GuessLimits limits) {
    this.limits = limits;
  }

  /**
   * Lets pass who has not failed too often.
   *
   * @throws ProblemException {@code TOO_MANY_ATTEMPTS}
   */
  synchronized void check(Instant now, String... keys) {
    Instant end = now;
    for (String key : keys) {
      Optional<Failures> failures = current(key, now);
      if (failures.isPresent()
          && failures.get().count() >= limits.most()
          && failures.get().until().isAfter(end)) {
        end = failures.get().until();
      }
    }
    if (end.isAfter(now)) {
      throw new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, "")
          .with("Retry-After", Responses.secondsUntil(end, now));
    }
  }

  /** Counts a failure. */
  synchronized void failed(Instant now, String... keys) {
    for (String key : keys) {
      Failures before = current(key, now).orElse(new Failures(0, now.plus(limits.window())));
      byKey.put(key, new Failures(before.count() + 1, before.until()));
    }
    Iterator<String> eldest = byKey.keySet().iterator();
    while (byKey.size() > MOST_KEYS) {
      eldest.next();
      eldest.remove();
    }
  }

  /** Takes one failure back that turned out to be none. */
  synchronized void forgiven(Instant now, String key) {
    current(key, now)
        .ifPresent(before -> byKey.put(key, new Failures(before.count() - 1, before.until())));
  }

  /** At the very end of the window it counts no more (rule 11.1). */
  private Optional<Failures> current(String key, Instant now) {
    return Optional.ofNullable(byKey.get(key)).filter(failures -> failures.until().isAfter(now));
  }
}
