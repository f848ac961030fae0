package dev.licensing.server.postgres;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.replay.Replay;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many lives in one town at once: the record, told again one by one, makes what is stored. Only
 * machines stay as they are, because what was last read of one does not wait for another reading.
 */
class CrowdTest {

  private static final int PEOPLE = 6;
  private static final int STEPS = 120;

  @ParameterizedTest
  @CsvSource({"read\\ committed, 1, false", "serializable, 2, false", "read\\ committed, 3, true"})
  @Tag("rule-2.2")
  @Tag("rule-14.4")
  void whatManyDidAtOnceCouldHaveBeenDoneOneByOne(String isolation, long seed, boolean oneServer)
      throws Exception {
    TestDatabase database = TestDatabase.migrated();
    PostgresLicenseStore one = new PostgresLicenseStore(database.source(isolation));
    Walk before = alone(seed, new Shop(database.oneConnection()));
    AtomicLong millis = new AtomicLong(before.now.toEpochMilli());

    Together.run(
        PEOPLE,
        i -> {
          DataSource own = database.connected(isolation);
          Shop shop = oneServer ? new Shop(own, one) : new Shop(own);
          Walk walk = new Walk(100 * seed + i, before.state.copy());
          walk.steady = true;
          for (int step = 0; step < STEPS; step++) {
            Command command = walk.next(Instant.ofEpochMilli(millis.addAndGet(20)));
            if (!(command instanceof DeleteAccount)
                && shop.decide(command) instanceof Decision.Permitted permitted) {
              walk.learn(permitted);
            }
          }
          return i;
        });

    Shop shop = new Shop(database.source());
    List<RecordEntry> history = Histories.all(shop.store);
    Instant end = Instant.ofEpochMilli(millis.get());
    Replay replay = new Replay(before.engine, history);
    // What changes nothing rests on nothing, so a view may be told otherwise; it helps to see
    // which.
    String where =
        "permitted then, and not now: "
            + replay.divergences().stream().filter(d -> d.entry().permitted()).toList();
    before.state = replay.stateAt(end);
    before.now = end;
    Questions questions = new Questions(before);
    for (int i = 0; i < 300; i++) {
      FactsNeeded needed = questions.next();
      SortedFacts.assertSame(where, shop.store.read(needed), before.state.facts(needed));
    }
  }

  private static Walk alone(long seed, Shop shop) {
    Walk walk = new Walk(seed);
    walk.steady = true;
    for (int step = 0; step < 150; step++) {
      Command command = walk.next();
      if (!(command instanceof DeleteAccount)
          && shop.decide(command) instanceof Decision.Permitted permitted) {
        walk.apply(permitted);
      }
    }
    return walk;
  }
}
