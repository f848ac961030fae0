package dev.licensing.examples.server;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is due without anybody asking. Each minute: the users of floating seats whose leases have
 * ended are told (rule 2.11). Each hour: sessions that are over are forgotten, what somebody typed
 * about themselves to register and never confirmed, and replies whose requests nobody repeats any
 * more. Several servers may do so at once.
 */
final class Housekeeping implements AutoCloseable {

  /** So long a request that is repeated with its idempotency key is answered as it was. */
  static final Duration REPLIES_SERVE = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Actor MYSELF = new Actor.Vendor("housekeeping");

  private final PostgresLicenseStore store;
  private final PostgresSessionStore sessions;
  private final LicenseEngine engine;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "licensing-housekeeping");
            made.setDaemon(true);
            return made;
          });

  /** Nothing is done by itself yet. */
  Housekeeping(
      PostgresLicenseStore store,
      PostgresSessionStore sessions,
      LicenseEngine engine,
      InstantSource clock) {
    this.store = store;
    this.sessions = sessions;
    this.engine = engine;
    this.clock = clock;
  }

  static Housekeeping begin(
      PostgresLicenseStore store,
      PostgresSessionStore sessions,
      LicenseEngine engine,
      InstantSource clock) {
    Housekeeping begun = new Housekeeping(store, sessions, engine, clock);
    begun.each(Duration.ofMinutes(1), begun::tellOfLapses);
    begun.each(Duration.ofHours(1), begun::forget);
    return begun;
  }

  /** What fails now is done the next time. */
  private void each(Duration pause, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.warn("housekeeping is put off: {}", e.getClass().getName());
          }
        };
    var unused = thread.scheduleWithFixedDelay(guarded, 0, pause.toSeconds(), TimeUnit.SECONDS);
  }

  void forget() {
    sessions.forgetEnded(clock.instant());
    store.forgetReplies(clock.instant().minus(REPLIES_SERVE));
  }

  /** So many at a time; where nothing has lapsed, nothing is written. */
  void tellOfLapses() {
    while (!thread.isShutdown() && lapses(decided(endLapses())) > 0) {
      store.execute(engine, new Submission(endLapses(), Optional.empty(), Housekeeping::noReply));
    }
  }

  private EndLapsedLeases endLapses() {
    return new EndLapsedLeases(
        new Origin(new CommandId(UUID.randomUUID()), clock.instant(), MYSELF));
  }

  private Decision decided(EndLapsedLeases command) {
    return engine.decide(store.read(engine.factsFor(command)), command);
  }

  private static int lapses(Decision decision) {
    return decision instanceof Decision.Permitted permitted
            && permitted.answer() instanceof Answer.LapsesTold told
        ? told.closed()
        : 0;
  }

  private static StoredReply noReply(Decision decision) {
    return new StoredReply(204, "");
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
