package dev.licensing.examples.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections on which a request takes too long to come in or its answer to go out, byte by
 * byte: a time limit between bytes does not see that. Looks twice within the limit, so a request
 * has at least the limit and at most one and a half of it.
 */
final class Promptness extends AbstractLifeCycle implements Connection.Listener {

  private final Scheduler scheduler;
  private final Duration limit;
  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();

  Promptness(Scheduler scheduler, Duration limit) {
    this.scheduler = scheduler;
    this.limit = limit;
  }

  /**
   * What was seen of a connection.
   *
   * @param answered how many answers were complete
   * @param bytes that had come by then
   * @param looks since then in which there was more to answer
   */
  private record Progress(long answered, long bytes, int looks) {}

  @Override
  protected void doStart() {
    lookLater();
  }

  private void lookLater() {
    scheduler.schedule(this::look, limit.toMillis() / 2, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (isRunning()) {
      open.forEach(this::look);
      lookLater();
    }
  }

  private void look(Connection connection, Progress before) {
    Progress now = progress(connection, before);
    if (now.looks() > 2) {
      connection.getEndPoint().close();
    } else {
      open.replace(connection, before, now);
    }
  }

  private static Progress progress(Connection connection, Progress before) {
    long answered = connection.getMessagesOut();
    long bytes = connection.getBytesIn();
    if (answered != before.answered()) {
      return new Progress(answered, bytes, 0);
    }
    return bytes == before.bytes()
        ? before
        : new Progress(answered, before.bytes(), before.looks() + 1);
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Progress(0, 0, 0));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }
}
