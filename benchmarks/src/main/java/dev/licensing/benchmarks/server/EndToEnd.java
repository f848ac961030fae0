package dev.licensing.benchmarks.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.licensing.server.postgres.SchemaMigration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Activations and heartbeats over HTTP, durable and signed, by the license server as a vendor
 * starts it; next to a bare handler, and to one statement by pgbench. The database and whoever asks
 * are on the same machine.
 */
public final class EndToEnd {

  private static final int WARM = 64;

  /** So many installations come again and again, with the license they got the last time. */
  private static final int RETURNING = 2_000;

  private static final String[] COLUMNS = {
    "pgbench",
    "bare handler",
    "bare handler, the same rows",
    "license server",
    "license server : bare",
    "license server : bare, the same rows",
    "license server : pgbench",
    "bare, ms",
    "license server, ms",
    "its 99th hundredth, ms"
  };

  private EndToEnd() {}

  /** Seconds of a measurement, rounds, and numbers of clients. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Plan.of(arguments, 6, 3);
    int[] clients = Stream.of(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
    try (DurablePostgres postgres = DurablePostgres.start();
        HikariDataSource pool = postgres.pool(4)) {
      new SchemaMigration(pool).apply();
      Town town = Town.of(2_000, pool);
      town.signIn(pool);
      Bare.prepare(postgres);
      SameRows.prepare(postgres, town);
      postgres.run("vacuum analyze");
      try (Child bare = Servers.bare(postgres);
          Child ours = Servers.ours(postgres)) {
        warmUp(town, bare, ours, plan.warmUp());
        for (int number : clients.length == 0 ? new int[] {64, 1} : clients) {
          measure(postgres, town, bare, ours, plan, number);
        }
      }
    }
  }

  private static void warmUp(Town town, Child bare, Child ours, int seconds) throws Exception {
    List<Town.Seat> seats = Collections.synchronizedList(new ArrayList<>());
    if (seconds > 0) {
      Rate.of(WARM, seconds, Servers.visitors(ours, town, it -> seats.add(it.activate())));
      Rate.of(
          WARM,
          seconds / 2.0,
          Servers.visitors(ours, town, it -> it.refresh(StoreAgainstPgbench.any(seats))));
      Rate.of(WARM, seconds / 3.0, Servers.visitors(bare, town, Visitor::activateBare));
      Rate.of(WARM, seconds / 3.0, Servers.visitors(bare, town, Visitor::refreshBare));
      Rate.of(WARM, seconds / 3.0, Servers.visitors(bare, town, Visitor::activateSameRows));
    }
  }

  private static void measure(
      DurablePostgres postgres, Town town, Child bare, Child ours, Plan plan, int clients)
      throws Exception {
    Table activating = new Table(COLUMNS);
    Table renewing = new Table(COLUMNS);
    Table renewingAgain = new Table(COLUMNS);
    Queue<Town.Seat> returning = new ConcurrentLinkedQueue<>();
    List<Town.Seat> seats = Collections.synchronizedList(new ArrayList<>());
    int seconds = plan.seconds();
    for (int round = 0; round <= plan.rounds(); round++) {
      double guarded = postgres.pgbench(Bare.activating(), clients, seconds);
      Rate others = Rate.of(clients, seconds, Servers.visitors(bare, town, Visitor::activateBare));
      Rate rows =
          Rate.of(clients, seconds, Servers.visitors(bare, town, Visitor::activateSameRows));
      Rate activations =
          Rate.of(clients, seconds, Servers.visitors(ours, town, it -> seats.add(it.activate())));
      postgres.run("vacuum analyze");
      double updated = postgres.pgbench(Bare.renewing(), clients, seconds);
      Rate otherBeats =
          Rate.of(clients, seconds, Servers.visitors(bare, town, Visitor::refreshBare));
      Rate otherRows =
          Rate.of(clients, seconds, Servers.visitors(bare, town, Visitor::refreshSameRows));
      Rate heartbeats =
          Rate.of(
              clients,
              seconds,
              Servers.visitors(ours, town, it -> it.refresh(StoreAgainstPgbench.any(seats))));
      if (returning.isEmpty()) {
        returning.addAll(seats.subList(0, Math.min(RETURNING, seats.size())));
      }
      Rate again =
          Rate.of(clients, seconds, Servers.visitors(ours, town, it -> next(it, returning)));
      if (round > 0) {
        add(activating, guarded, others, rows, activations);
        add(renewing, updated, otherBeats, otherRows, heartbeats);
        add(renewingAgain, updated, otherBeats, otherRows, again);
      }
    }
    activating.print("activations a second, " + clients + " clients", System.out);
    renewing.print("heartbeats a second, " + clients + " clients", System.out);
    renewingAgain.print(
        "heartbeats a second of " + RETURNING + " installations, " + clients + " clients",
        System.out);
  }

  /** Whose turn it is: nobody comes again before the answer to the last time is there. */
  private static void next(Visitor visitor, Queue<Town.Seat> returning) throws IOException {
    returning.add(visitor.refresh(returning.remove()));
  }

  private static void add(Table table, double limit, Rate bare, Rate rows, Rate ours) {
    table.add(
        limit,
        bare.perSecond(),
        rows.perSecond(),
        ours.perSecond(),
        ours.perSecond() / bare.perSecond(),
        ours.perSecond() / rows.perSecond(),
        ours.perSecond() / limit,
        bare.median(),
        ours.median(),
        ours.p99());
  }
}
