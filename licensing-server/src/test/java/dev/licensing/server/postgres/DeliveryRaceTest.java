package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.server.notice.NotDelivered;
import dev.licensing.server.notice.NoticeDelivery;
import dev.licensing.server.notice.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several deliverers over one database, while some sendings fail and notices are still written. */
class DeliveryRaceTest {

  private static final Terms OPEN = Terms.perDeveloper(5).withUsersAtOnce(UsersAtOnce.ANY);
  private static final int SERIALS = 4;
  private static final int VISITS = 12;
  private static final int DELIVERERS = 4;

  /** By serial, in the order of arrival. */
  private final Map<String, List<Pending>> arrived = new ConcurrentHashMap<>();

  private final long begun = System.nanoTime();

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-10.3")
  void everyNoticeArrivesAndThoseOfASerialInOrder(String isolation) throws Exception {
    TestDatabase database = TestDatabase.migrated();
    Shop shop = new Shop(database.source());
    AccountId ann = shop.register("ann");
    List<SerialNumber> serials = new ArrayList<>();
    for (int i = 0; i < SERIALS; i++) {
      serials.add(shop.openSerial(OPEN));
    }

    Together.run(
        DELIVERERS + 1,
        i -> {
          if (i == 0) {
            visit(new Shop(database.connected(isolation)), ann, serials);
          } else {
            deliver(new PostgresLicenseStore(database.connected(isolation)));
          }
          return i;
        });

    assertThat(database.ask("select count(*) from notice")).containsExactly("0");
    for (SerialNumber serial : serials) {
      List<String> ids = arrived.get(serial.value()).stream().map(p -> p.id().toString()).toList();
      List<Pending> once = new ArrayList<>(new LinkedHashSet<>(arrived.get(serial.value())));
      assertThat(once).hasSize(2 * VISITS);
      assertThat(ids).as("one at a time, so a repeated one follows itself").isEqualTo(grouped(ids));
      for (int i = 0; i < once.size(); i++) {
        assertThat(once.get(i).notice().kind().name())
            .isEqualTo(i % 2 == 0 ? "ACTIVATED" : "RELEASED");
        assertThat(once.get(i).notice().facts()).containsEntry("machine", "machine " + i / 2);
      }
    }
  }

  /** The same, with all of an id where its first one is. */
  private static List<String> grouped(List<String> ids) {
    return new LinkedHashSet<>(ids)
        .stream().flatMap(id -> ids.stream().filter(id::equals)).toList();
  }

  /** Comes and goes on each serial, machine by machine. */
  private static void visit(Shop shop, AccountId ann, List<SerialNumber> serials) {
    for (int visit = 0; visit < VISITS; visit++) {
      String machine = "machine " + visit;
      for (SerialNumber serial : serials) {
        Activate activate = shop.activation(ann, serial, Shop.machine(machine));
        shop.decide(activate);
        shop.release(ann, activate.activation(), machine);
      }
    }
  }

  /** Until everything has arrived. */
  private void deliver(PostgresLicenseStore store) {
    NoticeDelivery delivery =
        new NoticeDelivery(
            store,
            this::receive,
            new Patience(Duration.ofMillis(5), Duration.ofMillis(40), 100),
            () -> Shop.NOON.plusNanos(System.nanoTime() - begun));
    while (arrived.values().stream().mapToLong(all -> all.stream().distinct().count()).sum()
            < 2L * VISITS * SERIALS
        || !store.pending(1).isEmpty()) {
      if (delivery.deliverDue() == 0) {
        LockSupport.parkNanos(3_000_000);
      }
    }
  }

  /** Sometimes it does not arrive, sometimes nobody hears that it did. */
  private void receive(Pending notice) throws NotDelivered {
    int chance = ThreadLocalRandom.current().nextInt(10);
    if (chance == 0) {
      throw NotDelivered.forNow("lost");
    }
    arrived.compute(
        notice.notice().facts().get("serial"),
        (serial, all) -> {
          List<Pending> more = all == null ? new ArrayList<>() : new ArrayList<>(all);
          more.add(notice);
          return more;
        });
    if (chance == 1) {
      throw NotDelivered.forNow("answer lost");
    }
  }
}
