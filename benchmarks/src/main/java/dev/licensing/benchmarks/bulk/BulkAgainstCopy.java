package dev.licensing.benchmarks.bulk;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.postgres.BulkOrders;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Orders issued by the hundred, next to the least that PostgreSQL takes to load the very rows that
 * they leave behind: COPY, of ready rows, into the same tables with their indexes and triggers. And
 * next to one by one. A round is all three; figures are medians.
 */
public final class BulkAgainstCopy {

  private static final int AT_ONCE = 500;
  private static final int ROUNDS = 5;
  private static final double NANOS = 1e9;

  /** In the order in which they refer to each other; of generated columns nothing is copied. */
  private static final Map<String, String> TABLES = tables();

  private final EmbeddedPostgres postgres;
  private final int orders;
  private final Random random = new Random(3);
  private final List<HikariDataSource> pools = new ArrayList<>();

  private BulkAgainstCopy(EmbeddedPostgres postgres, int orders) {
    this.postgres = postgres;
    this.orders = orders;
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(
        "license_order",
        "(id, product, customer, purchaser, managers, standing, terms, serial_count, hosts,"
            + " reserved_for, reserved_until, remote_deactivations, revision)");
    for (String whole :
        List.of(
            "serial",
            "pending_role",
            "notice",
            "record_entry",
            "record_of_serial",
            "record_of_email")) {
      tables.put(whole, "");
    }
    return tables;
  }

  /** The number of orders of a round may be given. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, SQLException {
    int orders = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start()) {
      BulkAgainstCopy measuring = new BulkAgainstCopy(postgres, orders);
      measuring.run(System.out);
      measuring.pools.forEach(HikariDataSource::close);
    }
  }

  private void run(PrintStream out) throws IOException, SQLException {
    List<Double> bulk = new ArrayList<>();
    List<Double> copy = new ArrayList<>();
    List<Double> single = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      DataSource filled = database();
      double byBulk = orders / bulk(filled);
      double byCopy = orders / copied(filled, database());
      int few = orders / 20;
      double alone = few / single(database(), few);
      if (round > 0) { // the first warms up
        bulk.add(byBulk);
        copy.add(byCopy);
        single.add(alone);
        ratios.add(byBulk / byCopy);
      }
    }
    out.printf("orders a round: %,d, rounds: %d, orders at once: %d%n", orders, ROUNDS, AT_ONCE);
    out.printf("COPY of ready rows   %,8.0f orders a second%n", median(copy));
    out.printf("BulkOrders           %,8.0f orders a second%n", median(bulk));
    out.printf("one by one           %,8.0f orders a second%n", median(single));
    out.printf(
        "BulkOrders : COPY    %.2f (%.2f to %.2f)%n",
        median(ratios),
        ratios.stream().mapToDouble(r -> r).min().orElseThrow(),
        ratios.stream().mapToDouble(r -> r).max().orElseThrow());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private DataSource database() throws SQLException {
    String name = "round_" + pools.size();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.getDatabase("postgres", name));
    config.setMaximumPoolSize(1);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    new SchemaMigration(pool).apply();
    return pool;
  }

  private double bulk(DataSource database) {
    BulkOrders bulk = new BulkOrders(database, new LicenseEngine());
    List<IssueOrder> all = commands(orders);
    long begun = System.nanoTime();
    for (int from = 0; from < orders; from += AT_ONCE) {
      bulk.issue(all.subList(from, Math.min(orders, from + AT_ONCE)));
    }
    return (System.nanoTime() - begun) / NANOS;
  }

  private double single(DataSource database, int number) {
    PostgresLicenseStore store = new PostgresLicenseStore(database);
    LicenseEngine engine = new LicenseEngine();
    List<IssueOrder> all = commands(number);
    long begun = System.nanoTime();
    for (IssueOrder order : all) {
      store.execute(
          engine, new Submission(order, Optional.empty(), decision -> new StoredReply(201, "")));
    }
    return (System.nanoTime() - begun) / NANOS;
  }

  /** Takes the rows out of one database, and measures how long another takes to get them. */
  private static double copied(DataSource from, DataSource to) throws IOException, SQLException {
    Map<String, byte[]> rows = new LinkedHashMap<>();
    try (Connection connection = from.getConnection()) {
      for (String table : TABLES.keySet()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + TABLES.get(table) + " to stdout", out);
        rows.put(table, out.toByteArray());
      }
    }
    try (Connection connection = to.getConnection()) {
      long begun = System.nanoTime();
      connection.setAutoCommit(false);
      for (Map.Entry<String, byte[]> table : rows.entrySet()) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy " + table.getKey() + TABLES.get(table.getKey()) + " from stdin",
                new ByteArrayInputStream(table.getValue()));
      }
      connection.commit();
      connection.setAutoCommit(true);
      return (System.nanoTime() - begun) / NANOS;
    }
  }

  /** One serial each, for a customer who has no account yet. */
  private List<IssueOrder> commands(int number) {
    List<IssueOrder> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      byte[] bytes = new byte[15];
      random.nextBytes(bytes);
      TreeSet<SerialNumber> serials = new TreeSet<>();
      serials.add(SerialNumber.fromRandom(bytes));
      Email customer = new Email("person" + random.nextInt(1_000_000) + "@customers.example");
      all.add(
          new IssueOrder(
              new Origin(new CommandId(uuid()), Instant.now(), new Actor.Vendor("import")),
              new OrderId(uuid()),
              new ProductId("acme-studio"),
              Terms.perDeveloper(3),
              serials,
              Buyers.customer(customer)));
    }
    return all;
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
