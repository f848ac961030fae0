package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.replay.Forgetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The state of the core says what every change, assumption and fact means. PostgreSQL is led
 * through the same lives, decides the same, and knows the same after each step.
 */
class DifferentialTest {

  private static final int STEPS = 500;
  private static final int MOST_STEPS = 3_000;
  private static final int LAST = 3;

  /** What was permitted in one of the lives. */
  private static final Set<String> PERMITTED = new TreeSet<>();

  private final List<RecordEntry> expected = new ArrayList<>();

  @AfterAll
  static void whateverCanBeDoneWasDone() {
    assertThat(PERMITTED).isEqualTo(Walk.EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, LAST})
  @Tag("rule-14.4")
  void postgresqlIsTheStateOfTheCore(long seed) throws Exception {
    TestDatabase database = TestDatabase.migrated();
    // Two servers, so that what one remembers of heartbeats may be old.
    List<Shop> servers =
        List.of(new Shop(database.oneConnection()), new Shop(database.oneConnection()));
    Walk walk = new Walk(seed);
    Questions questions = new Questions(walk);
    for (int step = 0; goesOn(seed, step); step++) {
      Command command = walk.next();
      Shop shop = servers.get(step * 7 % 3 % 2);
      String where = "seed " + seed + ", step " + step + ": " + command;
      Facts facts = walk.state.facts(walk.engine.factsFor(command));
      Decision wanted = walk.engine.decide(facts, command);
      assertThat(shop.decide(command)).as(where).isEqualTo(wanted);
      record(facts, walk.engine.record(facts, command, wanted), wanted);
      if (wanted instanceof Decision.Permitted done) {
        walk.apply(done);
        PERMITTED.add(command.getClass().getSimpleName());
      }
      same(where, walk, shop, walk.engine.factsFor(command));
      for (int i = 0; i < 3; i++) {
        same(where, walk, shop, questions.next());
      }
    }
    assertThat(Histories.all(servers.get(0).store))
        .as("the record of seed " + seed)
        .isEqualTo(expected);
  }

  /** The last life goes on until everything was permitted in one of them. */
  private static boolean goesOn(long seed, int step) {
    boolean missing = seed == LAST && !PERMITTED.equals(Walk.EVERYTHING);
    return step < (missing ? MOST_STEPS : STEPS);
  }

  /** As the record must be, also after somebody was erased (rule 8.7). */
  private void record(Facts facts, RecordEntry entry, Decision decision) {
    expected.add(entry);
    if (decision instanceof Decision.Permitted permitted) {
      for (Change change : permitted.changes()) {
        if (change instanceof Change.AccountErased erased) {
          Account account = facts.account(erased.account()).orElseThrow();
          expected.replaceAll(
              earlier ->
                  Forgetting.concerns(earlier, account)
                      ? Forgetting.of(earlier, account)
                      : earlier);
        }
      }
    }
  }

  private static void same(String where, Walk walk, Shop shop, FactsNeeded needed) {
    SortedFacts.assertSame(where, shop.store.read(needed), walk.state.facts(needed));
  }
}
