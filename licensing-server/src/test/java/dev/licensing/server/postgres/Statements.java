package dev.licensing.server.postgres;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Remembers every statement that goes to the database, and what was being done then. */
final class Statements {

  private static final String BETWEEN = ";\n";

  private final Map<String, String> seen = new LinkedHashMap<>();
  private int sent;
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
  synchronized int sent() {
    return sent;
  }

  DataSource of(DataSource source) {
    return Proxies.of(
        DataSource.class,
        (method, arguments) -> {
          Object given = method.invoke(source, arguments);
          return given instanceof Connection connection ? of(connection) : given;
        });
  }

  private Connection of(Connection connection) {
    return Proxies.of(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            remember((String) arguments[0]);
          }
          return method.invoke(connection, arguments);
        });
  }

  private synchronized void remember(String sql) {
    sent++;
    for (String statement : List.of(sql.split(BETWEEN, -1))) {
      if (!List.of("begin", "commit").contains(statement) && !statement.startsWith("fetch")) {
        seen.putIfAbsent(statement, doing);
      }
    }
  }
}
