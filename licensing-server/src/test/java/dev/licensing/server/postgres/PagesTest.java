package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A page of a list is found by an index, however long the list is. The planner is told to scan a
 * table only where no index serves, so that few rows show what many would be read by.
 */
class PagesTest {

  private static final int MANY = 5_000;
  private static final Duration HANG = Duration.ofSeconds(60);

  private TestDatabase database;
  private Shop shop;
  private OrderId order;
  private SerialNumber serial;

  @BeforeEach
  void aVendorWithManyOrders() throws Exception {
    database = TestDatabase.migrated();
    PGSimpleDataSource source = (PGSimpleDataSource) database.source();
    source.setOptions("-c enable_seqscan=off");
    shop = new Shop(source);
    AccountId ann = shop.register("ann");
    serial = shop.openSerial(Terms.perDeveloper(3));
    shop.activate(ann, serial, "laptop");
    order =
        shop
            .store
            .read(FactsNeeded.by(Shop.NOON, Optional.empty()).andSerials(Set.of(serial)))
            .orders()
            .stream()
            .map(Order::id)
            .findFirst()
            .orElseThrow();
    for (String more :
        new String[] {
          "insert into account (id, email, name, credential, revision)"
              + " select gen_random_uuid(), 'p' || n || '@shop.example', 'p', '', 0"
              + " from generate_series(1, $many) n",
          "insert into license_order (id, product, customer, managers, standing, terms,"
              + " serial_count, hosts, remote_deactivations, revision)"
              + " select gen_random_uuid(), o.product, a.id, '{}', o.standing, o.terms, 1, o.hosts,"
              + " '{}', 0 from license_order o, account a where a.name = 'p'",
          "insert into bar (account, order_id, by_account, at)"
              + " select a.id, o.id, a.id, now() from license_order o, account a"
              + " where o.customer is null and a.name = 'p'",
          "insert into record_of_serial (serial, at, written, entry)"
              + " select s.serial, s.at, s.written + n * interval '1 second', s.entry"
              + " from record_of_serial s, generate_series(1, $many) n",
          "analyze"
        }) {
      database.run(more.replace("$many", Integer.toString(MANY)));
    }
  }

  private <A extends Answer> A shown(Command view, Class<A> type) {
    Decision decision = shop.engine.decide(shop.store.read(shop.engine.factsFor(view)), view);
    return type.cast(((Permitted) decision).answer());
  }

  private Answer.OrdersFound found(Optional<Email> email, Optional<OrderId> after) {
    return shown(
        new FindOrders(Shop.by(new Actor.Vendor("sales")), email, after), Answer.OrdersFound.class);
  }

  @Test
  void aPageOfOrdersReadsLittleMore() throws Exception {
    long before = read();

    Answer.OrdersFound first = found(Optional.empty(), Optional.empty());
    assertThat(first.orders()).hasSize(100);
    assertThat(found(Optional.empty(), first.next()).orders()).hasSize(100);
    assertThat(found(Optional.of(new Email("p77@shop.example")), Optional.empty()).orders())
        .hasSize(1);

    assertThat(read() - before).isLessThan(MANY / 2);
  }

  @Test
  void soDoWhatIsInAnOrderAndWhatBecameOfASerial() throws Exception {
    long before = read();

    ViewOrder view = new ViewOrder(Shop.by(new Actor.Vendor("sales")), order, Optional.empty());
    assertThat(shown(view, Answer.OrderShown.class).order().contents().orElseThrow().removed())
        .hasSize(100);
    assertThat(shop.store.record(serial, Optional.empty(), 1).next()).isPresent();

    assertThat(read() - before).isLessThan(MANY / 2);
  }

  /**
   * How many rows were read, by an index or without; what a connection did counts when it has
   * ended.
   */
  private long read() throws Exception {
    Instant end = Instant.now().plus(HANG);
    while (!database
        .ask(
            "select pid from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend' and pid <> pg_backend_pid()")
        .isEmpty()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(10);
    }
    return Long.parseLong(
        database
            .ask("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables")
            .get(0));
  }
}
