package dev.licensing.benchmarks.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.licensing.server.postgres.SchemaMigration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the license server keeps in memory among many live activations: it gets a heap of 256 MiB,
 * is kept busy, and what lives then is counted after a collection.
 */
public final class Memory {

  private static final int CLIENTS = 64;
  private static final int CUSTOMERS = 1_000;
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private Memory() {}

  /** Seconds of being busy, rounds of it, and the sizes in live activations. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Plan.of(arguments, 10, 3);
    int most = arguments.length < 3 ? 1_000_000 : Integer.parseInt(arguments[2].replace("_", ""));
    try (DurablePostgres postgres = DurablePostgres.start();
        HikariDataSource pool = postgres.pool(4)) {
      new SchemaMigration(pool).apply();
      Town town = Town.of(CUSTOMERS, pool);
      town.signIn(pool);
      int present = CUSTOMERS * Town.SERIALS_EACH;
      Crowd crowd = new Crowd();
      System.out.println("| live activations | requests a second | heap that lives, MiB |");
      System.out.println("|---|---|---|");
      for (int size : List.of(present, most)) {
        crowd.fill(pool, present, size);
        Crowd.activateAll(pool);
        measure(postgres, town, plan);
      }
    }
  }

  private static void measure(DurablePostgres postgres, Town town, Plan plan) throws Exception {
    int live = postgres.count("select count(*) from activation where ended_at is null");
    try (Child server = Servers.ours(postgres)) {
      List<Town.Seat> seats = Collections.synchronizedList(new ArrayList<>());
      seats.add(new Visitor(new Line(server.port()), town).activate());
      double rate = 0;
      for (int round = 0; round < plan.rounds(); round++) {
        Rate.of(
            CLIENTS,
            plan.seconds(),
            Servers.visitors(server, town, it -> seats.add(it.activate())));
        rate =
            Rate.of(
                    CLIENTS,
                    plan.seconds(),
                    Servers.visitors(
                        server, town, it -> it.refresh(StoreAgainstPgbench.any(seats))))
                .perSecond();
      }
      System.out.printf("| %,d | %,.0f | %.1f |%n", live, rate, lives(server.pid()) / 1024.0);
    }
  }

  /** In all generations together, however many the collector has. */
  private static long lives(long pid) throws IOException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long all = 0;
    while (used.find()) {
      all += Long.parseLong(used.group(1));
    }
    if (all == 0) {
      throw new IOException("jcmd tells nothing");
    }
    return all;
  }

  private static String jcmd(long pid, String command) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
