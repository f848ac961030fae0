package dev.licensing.benchmarks.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.licensing.server.postgres.SchemaMigration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The same customers with the same serials, alone and among many others: how long one activation,
 * one report on what stands in the way of a deletion, one view of an order, and the deletion of an
 * account take.
 */
public final class Scale {

  private static final int CUSTOMERS = 100;

  /** So many come in each round to be deleted, with ten serials each. */
  private static final int LEAVING = 100;

  private static final String[] COLUMNS = {
    "activation", "deletion report", "order view", "deletion"
  };

  private Scale() {}

  /** Seconds of a measurement, rounds, and the sizes in serials. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Plan.of(arguments, 4, 5);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      sizes.add(Integer.parseInt(arguments[i].replace("_", "")));
    }
    if (sizes.isEmpty()) {
      sizes = List.of(1_000, 1_000_000);
    }
    try (DurablePostgres postgres = DurablePostgres.start();
        HikariDataSource pool = postgres.pool(8)) {
      new SchemaMigration(pool).apply();
      Town town = Town.of(CUSTOMERS, pool);
      int present = CUSTOMERS * Town.SERIALS_EACH;
      Crowd crowd = new Crowd();
      for (Town.Customer customer : town.customers()) {
        customer.serials().forEach(serial -> town.activate(customer, serial));
      }
      if (plan.warmUp() > 0) {
        Rate.of(1, plan.warmUp(), () -> () -> all(town));
      }
      List<Table> tables = new ArrayList<>();
      for (int size : sizes) {
        long begun = System.nanoTime();
        crowd.fill(pool, present, size);
        present = size;
        System.out.printf(
            "%,d serials after %d s%n", size, (System.nanoTime() - begun) / 1_000_000_000);
        tables.add(measure(town, plan, pool));
      }
      print(sizes, tables);
    }
  }

  /** One half activates; what the other owns stays as it is. */
  private static void activate(Town town) {
    Town.Customer customer = town.customers().get(any(CUSTOMERS / 2));
    town.activate(customer, customer.serials().get(any(Town.SERIALS_EACH)));
  }

  private static Town.Customer owner(Town town) {
    return town.customers().get(CUSTOMERS / 2 + any(CUSTOMERS / 2));
  }

  private static int any(int of) {
    return ThreadLocalRandom.current().nextInt(of);
  }

  private static void all(Town town) {
    activate(town);
    town.previewDeletion(owner(town));
    town.viewOrder(owner(town));
  }

  private static Table measure(Town town, Plan plan, DataSource pool) throws Exception {
    Table table = new Table(COLUMNS);
    for (int round = 0; round <= plan.rounds(); round++) {
      double activation = Rate.of(1, plan.seconds(), () -> () -> activate(town)).median();
      double deletion =
          Rate.of(1, plan.seconds(), () -> () -> town.previewDeletion(owner(town))).median();
      double view = Rate.of(1, plan.seconds(), () -> () -> town.viewOrder(owner(town))).median();
      double gone = deletions(town, plan, pool);
      if (round > 0) {
        table.add(activation, deletion, view, gone);
      }
    }
    return table;
  }

  private static double deletions(Town town, Plan plan, DataSource pool) throws Exception {
    int present = town.customers().size();
    town.grow(LEAVING, pool);
    Iterator<Town.Customer> leaving =
        town.customers().subList(present, present + LEAVING).iterator();
    return Rate.of(1, plan.seconds(), () -> () -> town.delete(next(leaving))).median();
  }

  private static Town.Customer next(Iterator<Town.Customer> leaving) {
    if (!leaving.hasNext()) {
      throw new Rate.Enough();
    }
    return leaving.next();
  }

  private static void print(List<Integer> sizes, List<Table> tables) {
    System.out.println("| serials | " + String.join(", ms | ", COLUMNS) + ", ms |");
    System.out.println("|---|" + "---|".repeat(COLUMNS.length));
    Table first = tables.get(0);
    for (int i = 0; i < sizes.size(); i++) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %,d |", sizes.get(i)));
      for (int column = 0; column < COLUMNS.length; column++) {
        double millis = tables.get(i).median(column);
        line.append(
            String.format(Locale.ROOT, " %.2f (%.2f ×) |", millis, millis / first.median(column)));
      }
      System.out.println(line);
    }
  }
}
