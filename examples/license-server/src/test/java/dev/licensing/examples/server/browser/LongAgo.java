package dev.licensing.examples.server.browser;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.UUID;

/** Lets time have passed since somebody proved who they are, which no request can. */
final class LongAgo {

  private static final int PORT_LINE = 3;

  private LongAgo() {}

  /** All sessions of a customer began an hour ago. */
  static void signedIn(Customer customer) throws Exception {
    String pidFile =
        Files.readAllLines(customer.shop().folder().resolve("postgres/postmaster.pid"))
            .get(PORT_LINE)
            .strip();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + pidFile + "/postgres", "postgres", "");
        PreparedStatement statement =
            connection.prepareStatement(
                "update session set authenticated_at = authenticated_at - interval '1 hour'"
                    + " where account = ?")) {
      statement.setObject(1, UUID.fromString(customer.account()));
      if (statement.executeUpdate() == 0) {
        throw new AssertionError("no session");
      }
    }
  }
}
