package dev.licensing.server.postgres;

import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Runs work in transactions, at the isolation the data source gives (READ COMMITTED or
 * SERIALIZABLE), and runs it again where others were in its way.
 */
final class Database {

  private static final int ATTEMPTS = 12;

  /** Attempts that follow at once; after them a pause lets the others finish. */
  private static final int AT_ONCE = 3;

  private static final long PAUSE_NANOS = 4_000_000;

  /**
   * Somebody else was first: serialization failure, deadlock, lock not available, unique violation,
   * a seat that is gone, an address that has an account now, something that had to be so.
   */
  private static final Set<String> PASSING =
      Set.of("40001", "40P01", "55P03", "23505", "LS001", "LS003", "LS004");

  private final DataSource source;

  Database(DataSource source) {
    this.source = source;
  }

  /** Something to do, and all of it again if others were in the way, until one time it is done. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** One statement, or one transaction, whose answer is complete once the round trip was made. */
  interface Question<T> {
    T add(RoundTrip trip);
  }

  /** Asks; one statement is a transaction by itself. */
  <T> T ask(Question<T> question) {
    return repeated(
        connection -> {
          RoundTrip trip = new RoundTrip();
          T answer = question.add(trip);
          trip.run(connection);
          return answer;
        });
  }

  /** The same with several statements, all or nothing. */
  <T> T transact(Question<T> question) {
    return ask(
        trip -> {
          trip.begin();
          T answer = question.add(trip);
          trip.commit();
          return answer;
        });
  }

  /** One statement that changes something, in a transaction of its own. */
  void change(String sql, Object value) {
    ask(
        trip -> {
          trip.change(sql, value);
          return trip;
        });
  }

  /**
   * Does the work.
   *
   * @throws StoreException if that fails; nothing is changed then, unless the connection was lost
   *     while a commit was under way
   */
  <T> T repeated(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (!PASSING.contains(String.valueOf(e.getSQLState()))) {
          throw unavailable(e);
        }
        pause(attempt, e);
      }
    }
  }

  /** Does the work once; nothing is changed where somebody was in the way, and it is empty. */
  <T> Optional<T> unlessInTheWay(Work<T> work) {
    try {
      return Optional.of(once(work));
    } catch (SQLException e) {
      if (PASSING.contains(String.valueOf(e.getSQLState()))) {
        return Optional.empty();
      }
      throw unavailable(e);
    }
  }

  private static StoreException unavailable(SQLException e) {
    return new StoreException(Kind.UNAVAILABLE, "the database failed or is out of reach", e);
  }

  /** Transactions are begun and ended by statements that travel with the others. */
  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(true);
      boolean done = false;
      try {
        T result = work.in(connection);
        done = true;
        return result;
      } finally {
        tidy(connection, done, before);
      }
    }
  }

  /**
   * What goes wrong here must not hide what went wrong before; a broken connection is not reused.
   */
  private static void tidy(Connection connection, boolean done, boolean autoCommit) {
    try {
      if (!done) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("rollback");
        }
      }
      connection.setAutoCommit(autoCommit);
    } catch (SQLException ignored) {
      abandon(connection);
    }
  }

  private static void abandon(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException ignored) {
      // it is gone already
    }
  }

  private static void pause(int attempt, Exception cause) {
    if (attempt >= ATTEMPTS) {
      throw new StoreException(Kind.BUSY, "others were in the way " + attempt + " times", cause);
    }
    if (attempt >= AT_ONCE) {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
    }
  }
}
