package dev.licensing.server.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Remembers every statement that goes to the database, and what was being done then. */
final class Statements {

  private static final String BETWEEN = ";\n";

  private final Map<String, String> seen = new LinkedHashMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private String doing = "";

  /** What the next ones are for. */
  void doing(String what) {
    doing = what;
  }

  /** Each once, with what it was seen for first; without what only begins or ends. */
  Map<String, String> seen() {
    return seen;
  }

  /** How often something was sent, of one or several. */
  int sent() {
    return sent.get();
  }

  DataSource of(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        Set.of("getConnection"),
        (result, arguments) ->
            proxy(
                Connection.class,
                (Connection) result,
                Set.of("prepareStatement"),
                (statement, sql) -> {
                  remember((String) sql[0]);
                  return statement;
                }));
  }

  private synchronized void remember(String sql) {
    sent.incrementAndGet();
    for (String statement : List.of(sql.split(BETWEEN, -1))) {
      if (!List.of("begin", "commit").contains(statement) && !statement.startsWith("fetch")) {
        seen.putIfAbsent(statement, doing);
      }
    }
  }

  /** What becomes of a result. */
  interface After {
    Object with(Object result, Object[] arguments) throws SQLException;
  }

  static <T> T proxy(Class<T> type, T real, Set<String> methods, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                return methods.contains(method.getName()) ? after.with(result, arguments) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
