package dev.licensing.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** One mishap at a time, so often that it must be seen. */
class NetworkTest {

  private final Set<String> seen = new TreeSet<>();

  private void run(Mishap mishap, BiConsumer<Simulation, List<Node>> act) {
    World world =
        simulation -> {
          List<Node> both = List.of(simulation.node("client"), simulation.node("server"));
          simulation.mishap(mishap, 3);
          simulation.action("act", 5, () -> act.accept(simulation, both));
        };
    for (long seed = 1; seed <= 40; seed++) {
      assertThat(Simulator.of(world, 20).run(seed).violation()).isEmpty();
    }
  }

  private void calls(Simulation simulation, List<Node> both) {
    int[] arrived = {0};
    Instant before = simulation.now();
    Optional<String> answer =
        simulation
            .network()
            .call(
                both.get(0),
                both.get(1),
                "question",
                question -> {
                  arrived[0]++;
                  return question + "!";
                });
    boolean late = Duration.between(before, simulation.now()).toHours() > 1;
    simulation.pass(Duration.ofDays(3));
    seen.add(arrived[0] + " " + answer.orElse("-") + (late ? " late" : ""));
  }

  @Test
  void questionsAndAnswersAreLost() {
    run(Mishap.LOST, this::calls);
    assertThat(seen).containsExactlyInAnyOrder("0 -", "1 -", "1 question!");
  }

  @Test
  void aQuestionArrivesTwice() {
    run(Mishap.DUPLICATED, this::calls);
    assertThat(seen).containsExactlyInAnyOrder("1 question!", "2 question!");
  }

  @Test
  void questionAndAnswerAreDamaged() {
    run(Mishap.DAMAGED, this::calls);
    assertThat(seen).containsExactlyInAnyOrder("1 question!", "1 ques!", "1 ques", "1 qu");
  }

  @Test
  void anAnswerComesLate() {
    run(Mishap.DELAYED, this::calls);
    assertThat(seen).containsExactlyInAnyOrder("1 question!", "1 question! late");
  }

  @Test
  void whoIsCutOffIsNotReached() {
    run(Mishap.CUT_OFF, this::calls);
    assertThat(seen).containsExactlyInAnyOrder("0 -", "1 -", "1 question!");
  }

  @Test
  void whoIsDownDoesNotAnswer() {
    run(Mishap.CRASHED, this::calls);
    assertThat(seen).containsExactlyInAnyOrder("0 -", "1 -", "1 question!");
  }

  @Test
  void messagesOvertakeEachOther() {
    run(
        Mishap.DUPLICATED,
        (simulation, both) -> {
          List<Integer> arrived = new ArrayList<>();
          for (int i = 0; i < 2; i++) {
            simulation.network().send(both.get(0), both.get(1), i, arrived::add);
          }
          simulation.pass(Duration.ofMinutes(1));
          seen.add(arrived.toString());
        });
    assertThat(seen).contains("[0, 1]", "[1, 0]", "[0, 1, 0]", "[0, 1, 0, 1]");
  }
}
