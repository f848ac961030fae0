package dev.licensing.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Everybody else: accounts with ten orders of ten serials each, written past the rules as rows that
 * are like those of an order that was issued.
 */
final class Crowd {

  private static final int SERIALS_EACH = 10;
  private static final int ORDERS_EACH = 10;

  /** So many serials at a time, in their order, which the index likes. */
  private static final int AT_ONCE = 500_000;

  private static final String ORDER_COLUMNS =
      "(id, customer, product, purchaser, managers, standing, terms, serial_count, hosts,"
          + " reserved_for, reserved_until, remote_deactivations, revision)";

  private final Random random = new Random(11);

  /** Fills up to so many serials in all. */
  void fill(DataSource database, int present, int serials) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");
      // Foreign keys would be checked row by row.
      statement.execute("set session_replication_role = replica");
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      String like = like(copy);
      for (int there = present; there < serials; there += AT_ONCE) {
        some(copy, like, there, Math.min(AT_ONCE, serials - there));
      }
      statement.execute("reset session_replication_role");
      statement.execute("reset synchronous_commit");
      statement.execute("vacuum analyze");
    }
  }

  /** Everybody uses every serial that nobody uses yet, on a machine of its own. */
  static void activateAll(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");
      statement.execute("set session_replication_role = replica");
      statement.execute(
          """
          insert into activation (id, serial, account, machine_name, components, environment, since,
              last_seen)
            select gen_random_uuid(), s.number, o.customer, 'a machine',
                array['MACHINE_ID:' || left(md5(s.number) || md5(o.id::text), 43)], 'BARE_METAL',
                now(), now()
              from serial s join license_order o on o.id = s.order_id where s.live_seats = 0
          """);
      statement.execute(
          """
          insert into activation_component (serial, account, component, activation)
            select serial, account, components[1], id from activation on conflict do nothing
          """);
      statement.execute(
          """
          update serial s set live_seats = 1, sole_user = o.customer from license_order o
            where o.id = s.order_id and s.live_seats = 0
          """);
      statement.execute("reset session_replication_role");
      statement.execute("reset synchronous_commit");
      statement.execute("vacuum analyze");
    }
  }

  /** The columns of an order but the first two. */
  private static String like(CopyManager copy) throws SQLException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String columns = ORDER_COLUMNS.replace("(id, customer, ", "").replace(")", "");
    copy.copyOut("copy (select " + columns + " from license_order limit 1) to stdout", out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void some(CopyManager copy, String like, int first, int number)
      throws SQLException, IOException {
    StringBuilder accounts = new StringBuilder();
    StringBuilder orders = new StringBuilder();
    String[] serials = new String[number];
    UUID account = uuid();
    UUID order = uuid();
    for (int i = 0; i < number; i++) {
      if (i % (SERIALS_EACH * ORDERS_EACH) == 0) {
        account = uuid();
        accounts
            .append(account)
            .append("\tcrowd")
            .append(first + i)
            .append("@crowd.example\tPerson\tnone\tf\t1\n");
      }
      if (i % SERIALS_EACH == 0) {
        order = uuid();
        orders.append(order).append('\t').append(account).append('\t').append(like);
      }
      serials[i] = Town.serial(random).value() + '\t' + order + "\tGOOD\t0\t\\N\t\\N\t0\n";
    }
    Arrays.sort(serials);
    copy.copyIn(
        "copy account (id, email, name, credential, erased, revision) from stdin",
        new StringReader(accounts.toString()));
    copy.copyIn(
        "copy license_order " + ORDER_COLUMNS + " from stdin", new StringReader(orders.toString()));
    StringBuilder sorted = new StringBuilder();
    for (String serial : serials) {
      sorted.append(serial);
    }
    copy.copyIn(
        "copy serial (number, order_id, standing, live_seats, sole_user, cool_down_until, revision) from stdin",
        new StringReader(sorted.toString()));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
