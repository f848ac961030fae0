package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.Submission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are done together are done as if one by one. */
class BatchTest {

  private static final long SEED = 71;
  private static final int MOST_TOGETHER = 12;

  /** So many batches; {@code -Dlicensing.batches=5000} for more. */
  private static final int BATCHES = Integer.getInteger("licensing.batches", 60);

  private final Map<String, Integer> met = new TreeMap<>();
  private final Heartbeats heartbeats = new Heartbeats();
  private final List<Submission> pending = new ArrayList<>();
  private final List<Decision> wanted = new ArrayList<>();
  private final Set<Object> taken = new HashSet<>();
  private int batches;

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.2")
  @Tag("rule-2.4")
  @Tag("rule-14.4")
  void togetherTheyDoWhatTheyDoOneByOne(String isolation) throws Exception {
    TestDatabase database = TestDatabase.migrated();
    DataSource source = database.connected(isolation);
    Shop shop = new Shop(source);
    Walk walk = new Walk(SEED);
    while (batches < BATCHES) {
      Command command = walk.next();
      boolean gathered = GatheredCommand.welcomes(command);
      if (!gathered && (command instanceof DeleteAccount || walk.chance.of100(60))) {
        continue; // much of what is to be done together, little else
      }
      Decision decision =
          walk.engine.decide(walk.state.facts(walk.engine.factsFor(command)), command);
      if (gathered) {
        if (meetsWhatIsPending(walk, command)) {
          flush(source, walk);
        }
        taken.add(subject(walk, command));
        pending.add(Shop.submission(command, key()));
        wanted.add(decision);
      } else {
        flush(source, walk);
        assertThat(shop.decide(command)).isEqualTo(decision);
      }
      if (decision instanceof Decision.Permitted permitted) {
        walk.apply(permitted);
      }
    }
    assertThat(met.keySet())
        .contains(
            "Activate, permitted", "Activate, refused", "Refresh, permitted", "Refresh, refused");
    assertThat(met.values()).allSatisfy(times -> assertThat(times).isGreaterThan(5));
  }

  private boolean meetsWhatIsPending(Walk walk, Command command) {
    return taken.contains(subject(walk, command))
        || pending.size() == MOST_TOGETHER
        || (!pending.isEmpty() && pending.get(0).command().getClass() != command.getClass());
  }

  /** The installation it is about, or the serial. */
  private static Object subject(Walk walk, Command command) {
    if (command instanceof Activate activate) {
      return activate.serial();
    }
    FactsNeeded needed = walk.engine.factsFor(command);
    return walk.state.facts(needed).activations().stream()
        .filter(known -> known.id().equals(((Refresh) command).activation()))
        .map(Activation::serial)
        .findFirst()
        .<Object>map(serial -> serial)
        .orElse(command);
  }

  private static Optional<Idempotency> key() {
    return Optional.of(new Idempotency("scope", "key-" + UUID.randomUUID(), "hash"));
  }

  private void flush(DataSource source, Walk walk) {
    if (pending.isEmpty()) {
      return;
    }
    List<Optional<Execution>> done = together(source, walk, pending);
    for (int i = 0; i < done.size(); i++) {
      Submission submission = pending.get(i);
      Execution execution = done.get(i).orElseThrow();
      assertThat(((Execution.Decided) execution).decision()).isEqualTo(wanted.get(i));
      FactsNeeded needed = walk.engine.factsFor(submission.command());
      String kind = submission.command().getClass().getSimpleName();
      SortedFacts.assertSame(
          kind, new PostgresLicenseStore(source).read(needed), walk.state.facts(needed));
      boolean permitted = wanted.get(i) instanceof Decision.Permitted;
      met.merge(kind + (permitted ? ", permitted" : ", refused"), 1, Integer::sum);
    }
    if (done.size() > 1) {
      batches++;
    }
    // What is remembered of a heartbeat is tried first, and the key then found to be used.
    pending.forEach(
        submission ->
            heartbeats.take(submission.command(), walk.engine.factsFor(submission.command())));
    assertThat(together(source, walk, pending))
        .allSatisfy(
            again -> assertThat(again.orElseThrow()).isInstanceOf(Execution.Replayed.class));
    pending.clear();
    wanted.clear();
    taken.clear();
  }

  private List<Optional<Execution>> together(
      DataSource source, Walk walk, List<Submission> submissions) {
    return new Database(source)
        .unlessInTheWay(
            connection -> new Batch(walk.engine, heartbeats, submissions).run(connection))
        .orElseThrow();
  }

  /** At every point at which the connection can be lost. */
  @Test
  @Tag("rule-2.2")
  void allOfThemHappenOrNone() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    Shop shop = new Shop(database.source());
    AccountId ann = shop.register("ann");
    List<Submission> three = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      SerialNumber serial = shop.openSerial(Terms.perDeveloper(2));
      three.add(Shop.submission(shop.activation(ann, serial, Shop.machine("laptop")), key()));
    }
    List<String> before = database.dump();
    boolean happened = false;
    for (int point = 1; ; point++) {
      BreakingSource breaking = new BreakingSource(database.source(), point);
      try {
        List<Optional<Execution>> done =
            new Database(breaking)
                .unlessInTheWay(
                    connection -> new Batch(shop.engine, new Heartbeats(), three).run(connection))
                .orElseThrow();
        assertThat(breaking.broke()).isFalse();
        assertThat(happened).as("the last point is behind the commit").isTrue();
        assertThat(done)
            .allSatisfy(
                again -> assertThat(again.orElseThrow()).isInstanceOf(Execution.Replayed.class));
        break;
      } catch (StoreException e) {
        assertThat(breaking.broke()).as("point %d", point).isTrue();
      }
      happened |= breaking.committed();
      assertThat(database.dump().equals(before)).as("point %d", point).isNotEqualTo(happened);
      assertThat(database.ask("select id from activation")).hasSize(happened ? 3 : 0);
    }
  }

  /** Each sees the seats that those before it take; who gets none is told so, alone. */
  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.3")
  void manyOnOneSerialGetAsManySeatsAsThereAre() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    Shop shop = new Shop(database.source());
    AccountId ann = shop.register("ann");
    AccountId bob = shop.register("bob");
    SerialNumber hot = shop.openSerial(Terms.perDeveloper(3));
    List<Submission> six = new ArrayList<>();
    six.add(Shop.submission(shop.activation(ann, hot, Shop.machine("0")), key()));
    six.add(Shop.submission(shop.activation(bob, hot, Shop.machine("1")), key()));
    for (int i = 2; i < 6; i++) {
      six.add(Shop.submission(shop.activation(ann, hot, Shop.machine("" + i)), key()));
    }

    List<Optional<Execution>> done =
        new Database(database.source())
            .unlessInTheWay(
                connection -> new Batch(shop.engine, new Heartbeats(), six).run(connection))
            .orElseThrow();

    assertThat(done.stream().map(Optional::isPresent))
        .containsExactly(true, false, true, true, false, false);
    assertThat(done.stream().flatMap(Optional::stream).map(BatchTest::seats))
        .containsExactly(1, 2, 3);
    assertThat(database.ask("select live_seats from serial")).containsExactly("3");
    assertThat(shop.execute(six.get(1)))
        .extracting(BatchTest::refusals)
        .asString()
        .contains("HELD");
    assertThat(shop.execute(six.get(5)))
        .extracting(BatchTest::refusals)
        .asString()
        .contains("MACHINE_LIMIT");
  }

  private static int seats(Execution execution) {
    Decision.Permitted permitted = (Decision.Permitted) ((Execution.Decided) execution).decision();
    return ((Answer.Activated) permitted.answer()).liveSeats();
  }

  private static String refusals(Execution execution) {
    return ((Execution.Decided) execution).decision().refusals().toString();
  }

  /** What one of them finds in the way, the database finds in all. */
  @Test
  @Tag("rule-2.2")
  void ifOneIsInTheWayNoneIsDone() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    Shop shop = new Shop(database.source());
    AccountId ann = shop.register("ann");
    SerialNumber one = shop.openSerial(Terms.perDeveloper(3));
    // Nobody gathers two of one machine; the schema stands behind that.
    List<Submission> two =
        List.of(
            Shop.submission(shop.activation(ann, one, Shop.machine("laptop")), key()),
            Shop.submission(shop.activation(ann, one, Shop.machine("laptop")), key()));
    List<String> before = database.dump();

    assertThat(
            new Database(database.source())
                .unlessInTheWay(
                    connection -> new Batch(shop.engine, new Heartbeats(), two).run(connection)))
        .isEmpty();

    assertThat(database.dump()).isEqualTo(before);
  }
}
