package dev.licensing.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.testkit.simulation.Run;
import dev.licensing.testkit.simulation.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Clients, servers, store, network and clocks in one thread under one seed. {@code
 * -Dlicensing.simulation.steps} takes more steps, {@code -Dlicensing.simulation.seed} others.
 */
class SimulationTest {

  private static final int STEPS = 150;
  private static final Simulator SIMULATOR =
      Simulator.of(new LicensingSimulation(Shelf::sound), STEPS);

  @BeforeAll
  static void begin() {
    Signatures.begin();
  }

  @AfterAll
  static void end() {
    Signatures.end();
  }

  @Test
  void theRulesHoldWhateverGoesWrong() {
    int seeds = Integer.getInteger("licensing.simulation.steps", 15_000) / STEPS;
    long first = Long.getLong("licensing.simulation.seed", 1);

    assertThat(SIMULATOR.mustHold(first, seeds)).isGreaterThan((long) seeds * STEPS);
  }

  @Test
  void theSameSeedIsTheSameRunNoteByNote() {
    Run run = SIMULATOR.run(3);

    assertThat(SIMULATOR.run(3)).isEqualTo(run);
    assertThat(SIMULATOR.replay(run.script())).isEqualTo(run);
    assertThat(SIMULATOR.run(4).trace()).isNotEqualTo(run.trace());
  }
}
