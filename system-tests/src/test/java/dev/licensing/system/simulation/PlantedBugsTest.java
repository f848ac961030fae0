package dev.licensing.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.testkit.simulation.Run;
import dev.licensing.testkit.simulation.Script;
import dev.licensing.testkit.simulation.Simulator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The simulation itself is tested: it finds each of these bugs, and nothing where there is none.
 */
class PlantedBugsTest {

  private static final int STEPS = 150;
  private static final int SEEDS = 40;
  private static final int MOST_ACTIONS = 15;

  @BeforeAll
  static void begin() {
    Signatures.begin();
  }

  @AfterAll
  static void end() {
    Signatures.end();
  }

  private static Simulator over(Supplier<PlantedStore> store) {
    return Simulator.of(new LicensingSimulation(() -> store.get().shelf()), STEPS)
        .shrinkingWithin(500);
  }

  private static void isFound(Supplier<PlantedStore> store, String rule) {
    Simulator simulator = over(store);

    Run found = simulator.search(1, SEEDS).orElseThrow();

    assertThat(found.violation().orElseThrow().invariant()).as(found.report()).isEqualTo(rule);
    assertThat(found.steps()).as(found.report()).isLessThanOrEqualTo(MOST_ACTIONS);
    String text = found.report().substring(found.report().indexOf("simulation 1"));
    assertThat(simulator.replay(Script.read(text))).isEqualTo(found);
  }

  @Test
  void nothingIsFoundWhereNothingIsPlanted() {
    assertThat(over(PlantedStore::new).search(1, SEEDS)).isEmpty();
  }

  @Test
  void oversellingByCheckThenInsert() {
    isFound(Plants.ChecksThenInserts::new, Rules.SEATS);
  }

  @Test
  void aCoolDownLostOnTransfer() {
    isFound(Plants.LosesCoolDowns::new, Rules.COOL_DOWN);
  }

  @Test
  void aSecondSeatOnARetry() {
    isFound(Plants.SeatsAgain::new, Rules.ONE_SEAT);
  }

  @Test
  void aBarBypassedByOfflineImport() {
    isFound(Plants.PortalOverlooksBars::new, Rules.BARRED);
  }

  @Test
  void aStaleReportAccepted() {
    isFound(Plants.DeletesAnyway::new, Rules.CONFIRMED);
  }

  @Test
  void aRepetitionAnsweredOtherwise() {
    isFound(Plants.ForgetsReplies::new, Rules.SAME_ANSWER);
  }

  @Test
  void aReleaseThatFreesNothing() {
    isFound(Plants.ReleasesOnPaper::new, Rules.RELEASED);
  }
}
