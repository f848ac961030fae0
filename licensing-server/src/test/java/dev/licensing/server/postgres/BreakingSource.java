package dev.licensing.server.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source whose connection is cut at the n-th point at which it can be. A statement that
 * travels alone or with others gives a point before it is sent, one between each two of those that
 * travel together (there the database itself ends the connection), and one after all of them were
 * done and before the answer arrives.
 */
final class BreakingSource implements DataSource {

  private static final String BETWEEN = ";\n";
  private static final String SUICIDE = "select pg_terminate_backend(pg_backend_pid())";

  private final DataSource real;
  private final int point;
  private int points;
  private int sent;
  private boolean committed;

  BreakingSource(DataSource real, int point) {
    this.real = real;
    this.point = point;
  }

  /** Never breaks. */
  static BreakingSource counting(DataSource real) {
    return new BreakingSource(real, Integer.MAX_VALUE);
  }

  /** Whether it came to the breaking point. */
  boolean broke() {
    return points >= point;
  }

  /** Whether the commit was done, whoever knows of it. */
  boolean committed() {
    return committed;
  }

  /** How often something went there. */
  int sent() {
    return sent;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = real.getConnection();
    return Proxies.of(
        Connection.class,
        (method, arguments) ->
            method.getName().equals("prepareStatement")
                ? prepared(connection, (String) arguments[0])
                : method.invoke(connection, arguments));
  }

  /** Runs as it is, or with the end of the connection put between two of its statements. */
  private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
    List<String> statements = new ArrayList<>(List.of(sql.split(BETWEEN, -1)));
    int between = point - points - 1;
    int all = statements.size();
    if (between > 0 && between < all) {
      statements.add(between, SUICIDE);
    }
    PreparedStatement statement = connection.prepareStatement(String.join(BETWEEN, statements));
    return Proxies.of(
        PreparedStatement.class,
        (method, arguments) -> {
          if (!method.getName().equals("execute")) {
            return method.invoke(statement, arguments);
          }
          Object done = sending(connection, all - 1, () -> method.invoke(statement, arguments));
          committed |= commits(statements);
          afterwards(connection);
          return done;
        });
  }

  /** What only looks ends with a commit too. */
  private static boolean commits(List<String> statements) {
    return statements.get(statements.size() - 1).equals("commit")
        && statements.stream().noneMatch(statement -> statement.contains("with asked (at)"));
  }

  /** One point before, and so many between. */
  private Object sending(Connection connection, int between, Sending sending) throws Exception {
    sent++;
    if (++points == point) {
      cut(connection);
    }
    points += between;
    return sending.send();
  }

  private void afterwards(Connection connection) throws SQLException {
    if (++points == point) {
      cut(connection);
    }
  }

  private interface Sending {
    Object send() throws Exception;
  }

  private static void cut(Connection connection) throws SQLException {
    connection.abort(Runnable::run);
    throw new SQLException("the connection is gone", "08006");
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLException("not here");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
