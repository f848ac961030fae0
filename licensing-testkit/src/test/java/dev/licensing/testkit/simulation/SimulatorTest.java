package dev.licensing.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  private static final World SOUND = simulation -> new Tally(true).setUp(simulation);
  private static final World BLIND = simulation -> new Tally(false).setUp(simulation);

  @Test
  void aSoundWorldHoldsUnderManySeeds() {
    assertThat(Simulator.of(SOUND, 60).mustHold(1, 100)).isGreaterThan(6_000);
  }

  @Test
  void aFlawIsFoundMadeSmallAndToldAgainFromItsText() {
    Simulator simulator = Simulator.of(BLIND, 60);

    Run found = simulator.search(1, 20).orElseThrow();

    assertThat(found.violation().orElseThrow().invariant()).isEqualTo("nothing is counted twice");
    assertThat(found.steps()).isEqualTo(1);
    String text = found.report().substring(found.report().indexOf("simulation 1"));
    assertThat(simulator.replay(Script.read(text))).isEqualTo(found);
  }

  @Test
  void whoRunsManySeedsIsToldWhatBroke() {
    assertThatThrownBy(() -> Simulator.of(BLIND, 60).mustHold(1, 20))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("BROKEN: nothing is counted twice")
        .hasMessageContaining("simulation 1\nseed ");
  }

  @Test
  void theSameSeedMakesTheSameRunAndAnotherSeedAnother() {
    Simulator simulator = Simulator.of(SOUND, 200);

    assertThat(simulator.run(7)).isEqualTo(simulator.run(7));
    assertThat(simulator.run(8).trace()).isNotEqualTo(simulator.run(7).trace());
    assertThat(simulator.replay(simulator.run(7).script())).isEqualTo(simulator.run(7));
  }

  @Test
  void aSmallerBudgetLeavesALargerRun() {
    Simulator simulator = Simulator.of(BLIND, 60);
    Run found = simulator.run(brokenSeed(simulator));

    assertThat(simulator.shrinkingWithin(0).shrink(found)).isEqualTo(found);
    assertThat(simulator.shrink(found).steps()).isLessThan(found.steps());
  }

  private static long brokenSeed(Simulator simulator) {
    for (long seed = 1; seed < 100; seed++) {
      Run run = simulator.run(seed);
      if (run.violation().isPresent() && run.steps() > 1) {
        return seed;
      }
    }
    throw new AssertionError("no seed breaks");
  }

  @Test
  void whatIsThrownIsAFindingTooAndTheWorldIsClosed() {
    List<String> closed = new ArrayList<>();
    Run run =
        Simulator.of(
                simulation ->
                    simulation
                        .onClose(() -> closed.add("closed"))
                        .action(
                            "fails",
                            1,
                            () -> {
                              throw new IllegalStateException("oh");
                            }),
                5)
            .run(1);

    assertThat(run.violation().orElseThrow().invariant()).isEqualTo("nothing is thrown");
    assertThat(run.violation().orElseThrow().detail()).contains("IllegalStateException: oh");
    assertThat(closed).containsExactly("closed");
  }

  @Test
  void whatMustComeAboutIsCheckedWhenAllIsHealed() {
    Run run =
        Simulator.of(
                simulation -> {
                  Node node = simulation.node("one");
                  simulation.mishap(Mishap.CRASHED, 2);
                  simulation.action("crashes", 1, node::crash);
                  simulation.eventually(
                      "it runs",
                      () -> {
                        assertThat(node.isUp()).isTrue();
                        assertThat(simulation.happens(Mishap.CRASHED)).isFalse();
                      });
                  simulation.eventually("never", () -> assertThat(node.isUp()).isFalse());
                },
                3)
            .run(1);

    assertThat(run.violation().map(Run.Violation::invariant)).isEqualTo(Optional.of("never"));
  }
}
