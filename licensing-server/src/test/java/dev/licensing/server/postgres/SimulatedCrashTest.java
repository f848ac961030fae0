package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every command, permitted and refused, is interrupted at every point: before each sending to the
 * database, between any two statements that travel together, and between what was done and the
 * answer. Each time a new store goes on with the same idempotency key, as a server would that was
 * started again. Simulated: the connection is cut and the store forgotten, no process is killed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedCrashTest {

  /** A life in which all commands are permitted soon. */
  private static final long SEED = 149;

  private static final int MOST_STEPS = 5_000;

  /** How often each is interrupted; {@code -Dlicensing.crashes=20} for more. */
  private static final int TIMES = Integer.getInteger("licensing.crashes", 1);

  private TestDatabase database;
  private Shop shop;
  private DataSource looking;
  private final Map<String, Integer> interrupted = new TreeMap<>();

  @BeforeAll
  void database() throws Exception {
    database = TestDatabase.migrated();
    looking = database.oneConnection();
    shop = new Shop(database.oneConnection());
  }

  @Test
  @Tag("rule-2.4")
  @Tag("rule-14.4")
  void whereverACommandIsInterruptedItHappensOnce() throws Exception {
    Walk walk = new Walk(SEED);
    int recorded = 0;
    for (int step = 0; step < MOST_STEPS && !missing().isEmpty(); step++) {
      Command command = walk.next();
      Facts facts = walk.state.facts(walk.engine.factsFor(command));
      Decision wanted = walk.engine.decide(facts, command);
      boolean permitted = wanted instanceof Decision.Permitted;
      String kind = command.getClass().getSimpleName() + (permitted ? "" : ", refused");
      if (interrupted.merge(kind, 1, Integer::sum) <= TIMES) {
        interruptEverywhere("step " + step + ": " + command, command, wanted);
      } else {
        assertThat(shop.decide(command)).isEqualTo(wanted);
      }
      recorded++;
      if (wanted instanceof Decision.Permitted done) {
        walk.apply(done);
      }
      SortedFacts.assertSame(kind, shop.store.read(facts.asked()), walk.state.facts(facts.asked()));
    }
    assertThat(missing()).isEmpty();
    List<RecordEntry> record = Histories.all(shop.store);
    assertThat(record).as("each once").hasSize(recorded);
  }

  /** What was not yet permitted so often. */
  private Set<String> missing() {
    return Walk.EVERYTHING.stream()
        .filter(kind -> interrupted.getOrDefault(kind, 0) < TIMES)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** At the first point, at the second, until there is none left and it goes through. */
  private void interruptEverywhere(String where, Command command, Decision wanted)
      throws Exception {
    Idempotency key = new Idempotency("scope", "key-" + UUID.randomUUID(), "hash");
    Submission submission = Shop.submission(command, Optional.of(key));
    StoredReply reply = submission.reply().apply(wanted);
    List<String> before = TestDatabase.dump(looking);
    boolean happened = false;
    for (int point = 1; ; point++) {
      BreakingSource breaking = new BreakingSource(database.source(), point);
      String here = where + ", point " + point;
      try {
        Execution execution = new PostgresLicenseStore(breaking).execute(shop.engine, submission);
        assertThat(breaking.broke()).as(here).isFalse();
        assertThat(happened).as("the last point is behind the commit: " + here).isTrue();
        assertThat(execution).as(here).isEqualTo(new Execution.Replayed(reply));
        return;
      } catch (StoreException e) {
        assertThat(e.kind()).as(here).isEqualTo(StoreException.Kind.UNAVAILABLE);
        assertThat(breaking.broke()).as(here).isTrue();
      }
      happened |= breaking.committed();
      if (happened == TestDatabase.dump(looking).equals(before)) {
        fail((happened ? "acknowledged nowhere and gone: " : "half done: ") + here);
      }
    }
  }
}
