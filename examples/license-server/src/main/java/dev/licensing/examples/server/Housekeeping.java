package dev.licensing.examples.server;

import dev.licensing.server.postgres.PostgresSessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets, once an hour, sessions that are over, and what somebody typed about themselves to
 * register and never confirmed.
 */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final PostgresSessionStore sessions;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "licensing-housekeeping");
            made.setDaemon(true);
            return made;
          });

  private Housekeeping(PostgresSessionStore sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  static Housekeeping begin(PostgresSessionStore sessions, InstantSource clock) {
    Housekeeping begun = new Housekeeping(sessions, clock);
    var unused =
        begun.thread.scheduleWithFixedDelay(begun::forget, 0, PAUSE.toMinutes(), TimeUnit.MINUTES);
    return begun;
  }

  /** What fails now is done in an hour. */
  private void forget() {
    try {
      sessions.forgetEnded(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("what is over was not forgotten: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
