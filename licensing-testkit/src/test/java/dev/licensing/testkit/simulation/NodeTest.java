package dev.licensing.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NodeTest {

  private static void run(World world) {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(Simulator.of(world, 30).run(seed).violation()).isEmpty();
    }
  }

  @Test
  void whatACrashInterruptsIsLeftUndoneAndTheNodeStartsAgain() {
    Set<String> seen = new TreeSet<>();
    run(
        simulation -> {
          Node node = simulation.node("node");
          List<String> memory = new ArrayList<>();
          node.onStart(memory::clear);
          simulation.mishap(Mishap.CRASHED, 3);
          simulation.action(
              "work",
              1,
              () -> {
                boolean done =
                    node.run(
                        () -> {
                          memory.add("begun");
                          node.crashPoint();
                          memory.add("done");
                        });
                seen.add(done + " " + node.isUp() + " " + node.isBusy());
                simulation.pass(Duration.ofMinutes(1));
                assertThat(node.isUp()).isTrue();
                assertThat(memory.size() % 2).isZero();
              });
        });
    assertThat(seen).containsExactlyInAnyOrder("true true false", "false false false");
  }

  @Test
  void whoWaitsWhileItsNodeCrashesGoesOnNoMore() {
    List<String> seen = new ArrayList<>();
    run(
        simulation -> {
          Node node = simulation.node("node");
          simulation.action(
              "wait",
              1,
              () -> {
                simulation.after(Duration.ofSeconds(5), node::crash);
                boolean done =
                    node.run(
                        () -> {
                          simulation.pass(Duration.ofSeconds(9));
                          seen.add("went on");
                        });
                seen.add("done: " + done);
                simulation.pass(Duration.ofMinutes(1));
              });
        });
    assertThat(seen).containsOnly("done: false");
  }

  @Test
  void aClockIsWrongOnlyWhereItMayBe() {
    Set<Duration> seen = new TreeSet<>();
    run(
        simulation -> {
          Node steady = simulation.node("steady");
          Node other = simulation.node("other").unsteady(Duration.ofDays(-2), Duration.ofHours(1));
          simulation.mishap(Mishap.CLOCK_SET, 2);
          simulation.action(
              "look",
              2,
              () -> {
                assertThat(steady.clock().instant()).isEqualTo(simulation.now());
                seen.add(Duration.between(simulation.now(), other.clock().instant()));
              });
        });
    assertThat(seen).containsExactly(Duration.ofDays(-2), Duration.ZERO, Duration.ofHours(1));
  }

  @Test
  void somethingElseHappensInBetween() {
    List<String> seen = new ArrayList<>();
    run(
        simulation -> {
          simulation.mishap(Mishap.INTERLEAVED, 3);
          simulation.action(
              "act",
              1,
              () -> {
                seen.add("(");
                simulation.meanwhile();
                seen.add(")");
              });
        });
    assertThat(String.join("", seen)).contains("()", "(())", "((()))").doesNotContain("(((((");
  }
}
