package dev.licensing.benchmarks.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.licensing.server.postgres.SchemaMigration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The store alone, with all its rules, next to one statement without any by pgbench. */
public final class StoreAgainstPgbench {

  private StoreAgainstPgbench() {}

  /** Seconds of a measurement, rounds. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Plan.of(arguments, 5, 3);
    try (DurablePostgres postgres = DurablePostgres.start();
        HikariDataSource pool = postgres.pool(20)) {
      new SchemaMigration(pool).apply();
      Town town = Town.of(2_000, pool);
      Bare.prepare(postgres);
      postgres.run("vacuum analyze");
      for (int clients : new int[] {1, 16, 64}) {
        measure(postgres, town, plan, clients);
      }
    }
  }

  private static void measure(DurablePostgres postgres, Town town, Plan plan, int clients)
      throws Exception {
    Table activating =
        new Table("pgbench", "the store", "ratio", "the store, ms", "its 99th hundredth, ms");
    Table renewing =
        new Table("pgbench", "the store", "ratio", "the store, ms", "its 99th hundredth, ms");
    List<Town.Seat> seats = Collections.synchronizedList(new ArrayList<>());
    for (int round = 0; round <= plan.rounds(); round++) {
      double guarded = postgres.pgbench(Bare.activating(), clients, plan.seconds());
      Rate activations = Rate.of(clients, plan.seconds(), () -> () -> seats.add(town.activate()));
      postgres.run("vacuum analyze");
      double updated = postgres.pgbench(Bare.renewing(), clients, plan.seconds());
      Rate heartbeats = Rate.of(clients, plan.seconds(), () -> () -> town.refresh(any(seats)));
      if (round > 0) {
        add(activating, guarded, activations);
        add(renewing, updated, heartbeats);
      }
    }
    activating.print("activations a second, " + clients + " clients", System.out);
    renewing.print("heartbeats a second, " + clients + " clients", System.out);
  }

  static Town.Seat any(List<Town.Seat> seats) {
    return seats.get(ThreadLocalRandom.current().nextInt(seats.size()));
  }

  private static void add(Table table, double limit, Rate rate) {
    table.add(limit, rate.perSecond(), rate.perSecond() / limit, rate.median(), rate.p99());
  }
}
