package dev.licensing.examples.server.browser;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.UUID;

/** Lets time pass where a test cannot wait: in the database of the shop. */
final class Hours {

  private Hours() {}

  /** As if the customer had signed in a good while ago. */
  static void passSinceSigningIn(Shop shop, Customer customer) throws Exception {
    String port =
        Files.readAllLines(shop.folder().resolve("postgres/postmaster.pid")).get(3).strip();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        PreparedStatement older =
            connection.prepareStatement(
                "update session set authenticated_at = authenticated_at - interval '1 hour'"
                    + " where account = ?")) {
      older.setObject(1, UUID.fromString(customer.account()));
      if (older.executeUpdate() == 0) {
        throw new AssertionError("nobody has signed in");
      }
    }
  }
}
