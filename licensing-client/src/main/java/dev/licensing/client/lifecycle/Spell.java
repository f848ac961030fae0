package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * A verdict, and the time for which it is the same, so that asking again costs a look at the clock
 * and makes nothing. In milliseconds, which a clock tells without making an object; what does not
 * fall on one is looked at anew.
 *
 * @param of what the verdict follows from
 * @param from the first millisecond of the time
 * @param until the first millisecond after it
 */
record Spell(Standing of, Verdict verdict, long from, long until) {

  /** What follows at an instant, from then on. */
  static Spell at(Standing standing, Instant now) {
    Verdict verdict = standing.verdictAt(now);
    Optional<Instant> until = standing.unchangedUntil(verdict);
    long end = until.isPresent() ? until.get().toEpochMilli() : Long.MIN_VALUE;
    long from = now.isAfter(Instant.ofEpochMilli(now.toEpochMilli())) ? 1 : 0;
    return new Spell(standing, verdict, now.toEpochMilli() + from, end);
  }

  /** Whether it still says what follows from this very one, at this millisecond. */
  @SuppressWarnings("ReferenceEquality") // to compare all of it would cost more than to look anew
  boolean holds(Standing standing, long now) {
    return of == standing && from <= now && now < until;
  }
}
