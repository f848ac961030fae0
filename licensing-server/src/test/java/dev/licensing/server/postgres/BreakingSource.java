package dev.licensing.server.postgres;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source whose connection is cut at the n-th time something goes to the database: before it
 * is sent, or after it was done and before the answer arrives.
 */
final class BreakingSource implements DataSource {

  private static final Set<String> SENDING = Set.of("execute", "commit");

  private final DataSource real;
  private final boolean after;
  private int left;
  private int sent;

  BreakingSource(DataSource real, int breaksAt, boolean after) {
    this.real = real;
    this.left = breaksAt;
    this.after = after;
  }

  /** Whether it came to the breaking point. */
  boolean broke() {
    return left <= 0;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = real.getConnection();
    return proxy(Connection.class, connection, connection);
  }

  /** How often something went there. */
  int sent() {
    return sent;
  }

  private <T> T proxy(Class<T> type, T target, Connection connection) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              boolean sends = SENDING.contains(method.getName());
              sent += sends ? 1 : 0;
              boolean breaks = sends && --left == 0;
              if (breaks && !after) {
                cut(connection);
              }
              try {
                Object result = method.invoke(target, arguments);
                if (breaks) {
                  cut(connection);
                }
                return result instanceof PreparedStatement statement
                    ? proxy(PreparedStatement.class, statement, connection)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
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
