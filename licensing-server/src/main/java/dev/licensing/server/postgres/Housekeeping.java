package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.Origin;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Policy;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
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
 * What is due without anybody asking. Each minute the users of floating seats whose leases have
 * ended are told (rule 2.11). Each hour is forgotten what serves no more: sessions that are over,
 * what somebody typed about themselves to register and never confirmed, and {@linkplain
 * #REPLIES_SERVE old} replies. Each server may have one: they share the work.
 *
 * <p>Between {@link #start} and {@link #close} it has one thread. Logs to {@code
 * dev.licensing.server.housekeeping}. Safe for use by several threads.
 */
public final class Housekeeping implements AutoCloseable {

  /** So long a request that is repeated with its idempotency key is answered as it was. */
  public static final Duration REPLIES_SERVE = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger("dev.licensing.server.housekeeping");
  private static final Duration LAPSES = Duration.ofMinutes(1);
  private static final Duration FORGETTING = Duration.ofHours(1);
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

  /**
   * Nothing is done by itself yet.
   *
   * @param policy the one that the endpoints of this database decide by
   */
  public Housekeeping(
      PostgresLicenseStore store,
      PostgresSessionStore sessions,
      Policy policy,
      InstantSource clock) {
    this.store = store;
    this.sessions = sessions;
    this.engine = new LicenseEngine(policy);
    this.clock = clock;
  }

  /** Begins at once, and goes on until it is closed; what fails is tried again the next time. */
  public Housekeeping start() {
    each(LAPSES, this::tellOfLapses);
    each(FORGETTING, this::forget);
    return this;
  }

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

  /**
   * Tells of every lapse there is, in the thread of the caller: for who has a scheduler of their
   * own. Where nothing has lapsed, nothing is written.
   *
   * @throws StoreException if the database cannot be reached
   */
  public void tellOfLapses() {
    while (haveLapsed() && !thread.isShutdown()) {
      store.execute(
          engine, new Submission(endLapses(), Optional.empty(), told -> new StoredReply(204, "")));
    }
  }

  private boolean haveLapsed() {
    return store.read(engine.factsFor(endLapses())).pages().lapsed().findAny().isPresent();
  }

  private EndLapsedLeases endLapses() {
    return new EndLapsedLeases(
        new Origin(new CommandId(UUID.randomUUID()), clock.instant(), MYSELF));
  }

  /**
   * Forgets what serves no more, in the thread of the caller.
   *
   * @throws StoreException if the database cannot be reached
   */
  public void forget() {
    sessions.forgetEnded(clock.instant());
    store.forgetReplies(clock.instant().minus(REPLIES_SERVE));
  }

  /** What is being done is cut off; it does no harm to do it again. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
