package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.replay.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A decision says what it rests on, and forgets nothing. Between the loading of the facts of one
 * command and its commit, another one is carried out: either the assumptions or the guards of the
 * store notice, and it is decided again; or it would be decided the same again; or the two do not
 * touch, so that the other one might as well have come second. {@code -Dlicensing.pairs=1000000}
 * for the long run.
 */
class InterleavingTest {

  private static final long PAIRS = Long.getLong("licensing.pairs", 100_000);
  private static final int COMMANDS = 12;

  private final Map<String, Long> outcomes = new TreeMap<>();
  private long pairs;

  @Test
  @Tag("rule-14.1")
  void whatADecisionRestsOnIsSaid() {
    for (long seed = 0; pairs < PAIRS; seed++) {
      RandomWorld random = new RandomWorld(seed);
      SmallWorld world = RandomWorld.replay(random.history());
      List<Command> commands = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        commands.add(random.any());
      }
      for (Command first : commands) {
        for (Command second : commands) {
          if (first != second) {
            pair(seed, world, first, second);
          }
        }
      }
    }
    System.out.printf("%,d pairs: %s%n", pairs, outcomes);
    assertThat(outcomes.keySet()).contains("noticed", "the same again");
  }

  /** The facts of one command are loaded; another is carried out; the one is committed. */
  private void pair(long seed, SmallWorld world, Command one, Command other) {
    if (!(world.preview(one) instanceof Permitted decided)
        || !(world.preview(other) instanceof Permitted between)
        || decided.changes().isEmpty()
        || between.changes().isEmpty()) {
      return;
    }
    pairs++;
    State after = world.state.copy();
    assertThat(after.apply(between.changes())).isTrue();
    String outcome = outcome(world, one, decided, other, between, after);
    outcomes.merge(outcome, 1L, Long::sum);
    assertThat(outcome)
        .as("seed %d%n%s%nand between%n%s%n%s", seed, one, other, decided)
        .isNotEqualTo("unnoticed");
  }

  private static String outcome(
      SmallWorld world,
      Command one,
      Permitted decided,
      Command other,
      Permitted between,
      State after) {
    State both = after.copy();
    if (!after.holds(decided.assumptions()) || !both.apply(decided.changes())) {
      return "noticed";
    }
    if (changes(world, one, after).equals(changes(decided))) {
      return "the same again";
    }
    State turned = world.state.copy();
    return turned.apply(decided.changes())
            && changes(world, other, turned).equals(changes(between))
            && turned.apply(between.changes())
            && tables(turned).equals(tables(both))
        ? "as well in turn"
        : "unnoticed";
  }

  /** What would be changed; nothing if it would be refused. */
  private static List<Change> changes(SmallWorld world, Command command, State state) {
    Decision decision = world.engine.decide(state.facts(world.engine.factsFor(command)), command);
    return decision instanceof Permitted permitted ? changes(permitted) : List.of();
  }

  /**
   * A change of a serial leaves its seats alone, whatever they are; and a lease ends by itself,
   * whoever is the first to tell it.
   */
  private static List<Change> changes(Permitted permitted) {
    return permitted.changes().stream()
        .filter(change -> !(change instanceof Change.ActivationLapsed))
        .map(
            change ->
                change instanceof Change.SerialChanged changed
                    ? new Change.SerialChanged(changed.serial().withSeats(0, Optional.empty()))
                    : change)
        .toList();
  }

  /** Rows in tables, in no order. */
  private static List<Set<?>> tables(State state) {
    return List.of(
        Set.copyOf(state.accounts()),
        Set.copyOf(state.bars()),
        Set.copyOf(state.orders()),
        Set.copyOf(state.serials(SmallWorld.BEGINNING)),
        Set.copyOf(state.activations()),
        Set.copyOf(state.assignments()),
        Set.copyOf(state.invitations()),
        Set.copyOf(state.pendingRoles()),
        Set.copyOf(state.requests()),
        Set.copyOf(state.trials()));
  }
}
