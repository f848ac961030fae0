package dev.licensing.benchmarks.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.SchemaMigration;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Everybody wants the same serial: the store, next to what the lock of one row allows, by pgbench.
 * Then more want a seat than there are.
 */
public final class HotSerial {

  private static final int CLIENTS = 64;
  private static final int SEATS = 500;

  private HotSerial() {}

  /** Seconds of a measurement, rounds. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Plan.of(arguments, 5, 3);
    try (DurablePostgres postgres = DurablePostgres.start();
        HikariDataSource pool = postgres.pool(20)) {
      new SchemaMigration(pool).apply();
      Town town = Town.of(10, pool);
      Bare.prepare(postgres);
      postgres.run("vacuum analyze");
      measure(postgres, town, plan, System.out);
      oversell(postgres, town, System.out);
    }
  }

  private static void measure(DurablePostgres postgres, Town town, Plan plan, PrintStream out)
      throws Exception {
    Town.Customer customer = town.customers().get(0);
    if (plan.warmUp() > 0) {
      SerialNumber other = town.serial(customer, 1_000_000);
      Rate.of(CLIENTS, plan.warmUp() / 2.0, () -> () -> town.activate(customer, other));
    }
    Table table = new Table("pgbench, one row", "the store", "ratio", "least : mean of a client");
    for (int round = 0; round <= plan.rounds(); round++) {
      SerialNumber hot = town.serial(customer, 1_000_000);
      double limit = postgres.pgbench(Bare.activating(1), CLIENTS, plan.seconds());
      Rate ours = Rate.of(CLIENTS, plan.seconds(), () -> () -> town.activate(customer, hot));
      postgres.run("vacuum analyze serial", "vacuum analyze activation");
      if (round > 0) {
        table.add(limit, ours.perSecond(), ours.perSecond() / limit, ours.least());
      }
    }
    table.print("activations a second on one serial, " + CLIENTS + " clients", out);
  }

  /** Twice as many as there are seats, all at once. */
  private static void oversell(DurablePostgres postgres, Town town, PrintStream out)
      throws Exception {
    Town.Customer customer = town.customers().get(1);
    SerialNumber hot = town.serial(customer, SEATS);
    AtomicInteger left = new AtomicInteger(2 * SEATS);
    AtomicInteger refused = new AtomicInteger();
    Rate.of(
        CLIENTS,
        60,
        () ->
            () -> {
              if (left.getAndDecrement() <= 0) {
                throw new Rate.Enough();
              }
              if (!town.tries(customer, hot)) {
                refused.incrementAndGet();
              }
            });
    int seats =
        postgres.count("select count(*) from activation where serial = '" + hot.value() + "'");
    out.printf(
        "%d wanted one of %d seats: %d have one, %d were refused%n",
        2 * SEATS, SEATS, seats, refused.get());
    if (seats != SEATS || refused.get() != SEATS) {
      throw new IllegalStateException("oversold, or undersold");
    }
  }
}
