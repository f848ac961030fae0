package dev.licensing.benchmarks.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.licensing.server.postgres.SchemaMigration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The store alone, with all its rules, next to statements without any by pgbench: the least that is
 * an activation, and the rows that one of ours leaves.
 */
public final class StoreAgainstPgbench {

  private static final String[] COLUMNS = {
    "pgbench, one bare statement",
    "pgbench, the same rows",
    "the store",
    "the store : bare statement",
    "the store : same rows",
    "the store, ms",
    "its 99th hundredth, ms"
  };

  private StoreAgainstPgbench() {}

  /** Seconds of a measurement, rounds, and numbers of clients. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Plan.of(arguments, 5, 3);
    int[] clients = Stream.of(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
    try (DurablePostgres postgres = DurablePostgres.start();
        HikariDataSource pool = postgres.pool(20)) {
      new SchemaMigration(pool).apply();
      Town town = Town.of(2_000, pool);
      Bare.prepare(postgres);
      SameRows.prepare(postgres, town);
      if (plan.warmUp() > 0) {
        Rate.of(64, plan.warmUp(), () -> town::activate);
      }
      postgres.run("vacuum analyze");
      for (int number : clients.length == 0 ? new int[] {64, 16, 1} : clients) {
        measure(postgres, town, plan, number);
      }
    }
  }

  private static void measure(DurablePostgres postgres, Town town, Plan plan, int clients)
      throws Exception {
    Table activating = new Table(COLUMNS);
    Table renewing = new Table(COLUMNS);
    List<Town.Seat> seats = Collections.synchronizedList(new ArrayList<>());
    int seconds = plan.seconds();
    for (int round = 0; round <= plan.rounds(); round++) {
      double guarded = postgres.pgbench(Bare.activating(), clients, seconds);
      double rows = postgres.pgbench(SameRows.ACTIVATION, clients, seconds);
      Rate activations = Rate.of(clients, seconds, () -> () -> seats.add(town.activate()));
      postgres.run("vacuum analyze");
      double updated = postgres.pgbench(Bare.renewing(), clients, seconds);
      double beats = postgres.pgbench(SameRows.HEARTBEAT, clients, seconds);
      Rate heartbeats = Rate.of(clients, seconds, () -> () -> town.refresh(any(seats)));
      if (round > 0) {
        add(activating, guarded, rows, activations);
        add(renewing, updated, beats, heartbeats);
      }
    }
    activating.print("activations a second, " + clients + " clients", System.out);
    renewing.print("heartbeats a second, " + clients + " clients", System.out);
  }

  static Town.Seat any(List<Town.Seat> seats) {
    return seats.get(ThreadLocalRandom.current().nextInt(seats.size()));
  }

  private static void add(Table table, double bare, double rows, Rate ours) {
    table.add(
        bare,
        rows,
        ours.perSecond(),
        ours.perSecond() / bare,
        ours.perSecond() / rows,
        ours.median(),
        ours.p99());
  }
}
