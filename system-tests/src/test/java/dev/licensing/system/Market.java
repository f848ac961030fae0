package dev.licensing.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.Requests;
import dev.licensing.system.Linearizability.Call;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Many shoppers on few serials, while something is done to servers or database, and what must be so
 * afterwards.
 */
final class Market {

  private static final int USERS = 6;
  private static final int SHOPPERS = 12;

  private final int operations;
  private final Map<String, Seats> sold = new TreeMap<>();
  private final Map<String, Queue<Call<Deed>>> histories = new TreeMap<>();
  private final AtomicInteger done = new AtomicInteger();

  Market(int operations) {
    this.operations = operations;
  }

  /** What is done to servers or database meanwhile. */
  interface Trouble {
    void make(Progress progress) throws Exception;
  }

  /** How far the shoppers are. */
  interface Progress {

    boolean over();

    int done();
  }

  /** A look into the database. */
  interface Looking {
    List<String> rows(String sql) throws Exception;
  }

  /** Sells, opens, and closes when that many things were done. */
  void open(Servers servers, Trouble trouble) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    sell(new Customer(servers, http, ""));
    ExecutorService threads = Executors.newFixedThreadPool(SHOPPERS);
    try {
      List<Future<Integer>> shopping = new ArrayList<>();
      for (int i = 0; i < SHOPPERS; i++) {
        String user = "user" + i % USERS;
        Customer customer = new Customer(servers, http, user + "@system.example");
        if (i < USERS) {
          customer.register();
        }
        shopping.add(threads.submit(() -> shop(customer, user)));
      }
      trouble.make(progress(shopping));
      int asked = 0;
      for (Future<Integer> one : shopping) {
        asked += one.get();
      }
      assertThat(asked).as("some were asked again").isGreaterThan(operations);
    } finally {
      threads.shutdownNow();
    }
  }

  private Progress progress(List<? extends Future<?>> shopping) {
    return new Progress() {
      @Override
      public boolean over() {
        return shopping.stream().allMatch(Future::isDone);
      }

      @Override
      public int done() {
        return done.get();
      }
    };
  }

  /** Few serials, so that everybody meets everybody; no cool-down, so that time decides nothing. */
  private void sell(Customer vendor) throws Exception {
    for (int limit = 1; limit <= 3; limit++) {
      for (boolean oneUser : List.of(true, false)) {
        Requests.TermsBody terms =
            new Requests.TermsBody(
                new Requests.SeatsBody(limit, oneUser ? "ONE" : "ANY", null, Map.of()),
                "ANYONE_WITH_SERIAL",
                true,
                "PT0S",
                0,
                new Requests.ValidityBody(null, null),
                new Requests.OfflineBody("P1D", "P30D", "P7D"),
                new Requests.HostTermsBody(0, 0, false, false, "P365D"),
                "ON_APPROVAL",
                "DEVELOPERS",
                null,
                Map.of());
        JsonNode order =
            vendor
                .asVendor(
                    "/v1/vendor/orders",
                    new Requests.IssueOrder("system", 1, terms, null, null, List.of()))
                .body();
        String serial = order.get("serials").get(0).textValue();
        sold.put(serial, new Seats(limit, oneUser));
        histories.put(serial, new ConcurrentLinkedQueue<>());
      }
    }
  }

  private int shop(Customer customer, String user) throws InterruptedException {
    Shopper shopper = new Shopper(customer, user, histories);
    while (done.getAndIncrement() < operations) {
      shopper.doSomething();
    }
    return customer.asked();
  }

  /** The rules hold, nothing is lost, and what was answered could have been answered. */
  void check(Looking database) throws Exception {
    for (Map.Entry<String, Seats> each : sold.entrySet()) {
      String serial = each.getKey();
      List<Call<Deed>> history = List.copyOf(histories.get(serial));
      Map<String, Seats.Place> live = live(database, serial);
      assertThat(live).hasSizeLessThanOrEqualTo(each.getValue().limit());
      assertThat(database.rows("select live_seats from serial where number = '" + serial + "'"))
          .as("the counter")
          .containsExactly(String.valueOf(live.size()));
      assertThat(new TreeSet<>(ids(database, serial)))
          .as("each acknowledged activation exists, and no other")
          .isEqualTo(acknowledged(history));
      assertThat(new Linearizability<>(each.getValue()).endings(new TreeMap<>(), history))
          .as("one after the other, and then as it is stored: " + each)
          .contains(live);
    }
    int deeds = histories.values().stream().mapToInt(Queue::size).sum();
    assertThat(deeds).isEqualTo(operations);
    assertThat(
            database.rows(
                """
                select count(*) from record_entry
                  where what in ('Activate', 'Refresh', 'Release', 'ForceRelease', 'Reactivate')
                """))
        .as("each was decided once, however often it was asked")
        .containsExactly(String.valueOf(deeds));
    assertThat(database.rows("select count(*) from notice where kind = 'ACTIVATED'"))
        .isEqualTo(database.rows("select count(*) from activation"));
  }

  private static Set<String> acknowledged(List<Call<Deed>> history) {
    return history.stream()
        .map(Call::what)
        .filter(deed -> deed.kind() == Deed.Kind.ACTIVATE && deed.permitted())
        .map(Deed::activation)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> ids(Looking database, String serial) throws Exception {
    return database.rows("select id from activation where serial = '" + serial + "'");
  }

  private static Map<String, Seats.Place> live(Looking database, String serial) throws Exception {
    Map<String, Seats.Place> live = new TreeMap<>();
    for (String row :
        database.rows(
            "select id, split_part(machine_name, '.', 1), machine_name from activation"
                + " where ended_at is null and serial = '"
                + serial
                + "'")) {
      String[] parts = row.split(" ", -1);
      live.put(parts[0], new Seats.Place(parts[1], parts[2]));
    }
    return live;
  }
}
