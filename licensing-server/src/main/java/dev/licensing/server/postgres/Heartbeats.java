package dev.licensing.server.postgres;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Activation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of the heartbeats that came last, so that the next of the same installation needs one
 * round trip instead of two. They may be old, which does no harm: it is decided by them only
 * together with the {@linkplain #unchanged condition} that nothing has changed since. Safe for use
 * by several threads; what is not used is forgotten first.
 */
final class Heartbeats {

  private static final String UNCHANGED =
      """
      exists (select from activation where id = ? and $open and last_seen = ?
        and machine_name = ? and components = ? and environment = ?
        and lease_until is not distinct from ?::timestamptz)
      """
          .replace("$open", ActivationRows.NOT_ENDED);

  /** Some thirty megabytes. */
  private static final int MOST = 10_000;

  private final Map<FactsNeeded, Facts> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FactsNeeded, Facts> eldest) {
          return size() > MOST;
        }
      };

  /** What was known when this was last asked; once, for it is another thing afterwards. */
  Optional<Facts> take(Command command, FactsNeeded needed) {
    if (!(command instanceof Refresh)) {
      return Optional.empty();
    }
    synchronized (known) {
      return Optional.ofNullable(known.remove(timeless(needed)))
          .map(facts -> with(facts, needed, facts.activations()));
    }
  }

  /** Keeps what is so once this decision was written. */
  void keep(Command command, Facts facts, Decision decision) {
    if (command instanceof Refresh refresh && decision instanceof Decision.Permitted permitted) {
      Activation before = facts.activation(refresh.activation()).orElseThrow();
      for (Change change : permitted.changes()) {
        if (change instanceof Change.ActivationSeen seen && seen.activation().equals(before.id())) {
          FactsNeeded key = timeless(facts.asked());
          synchronized (known) {
            known.put(key, with(facts, key, List.of(asKept(before, seen))));
          }
        }
      }
    }
  }

  private static FactsNeeded timeless(FactsNeeded needed) {
    return new FactsNeeded(
        Instant.EPOCH,
        needed.caller(),
        needed.accounts(),
        needed.emails(),
        needed.serials(),
        needed.orders(),
        needed.activations(),
        needed.requests(),
        needed.machine(),
        needed.trial(),
        needed.after(),
        needed.extents());
  }

  private static Facts with(Facts facts, FactsNeeded asked, List<Activation> activations) {
    return new Facts(
        asked,
        facts.accounts(),
        facts.bars(),
        facts.orders(),
        facts.serials(),
        facts.assignments(),
        facts.invitations(),
        facts.pendingRoles(),
        activations,
        facts.requests(),
        facts.trialOffers(),
        facts.trials());
  }

  private static Activation asKept(Activation before, Change.ActivationSeen seen) {
    return before.seen(
        seen.machine(), RoundTrip.kept(seen.at()), seen.leaseUntil().map(RoundTrip::kept));
  }

  /**
   * That the activation is as these facts say; what else a heartbeat rests on has a revision, which
   * its decision assumes.
   */
  static Sql unchanged(Command command, Facts facts) {
    Activation activation = facts.activation(((Refresh) command).activation()).orElseThrow();
    return new Sql()
        .add(
            UNCHANGED,
            activation.id().value(),
            activation.lastSeen(),
            activation.machine().name(),
            Machines.all(activation.machine().identity()),
            activation.machine().environment().name(),
            activation.leaseUntil().orElse(null));
  }
}
