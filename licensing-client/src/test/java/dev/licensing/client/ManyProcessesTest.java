package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.StoreCondition;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight processes that start the same application at once, on one store, round after round. With
 * {@code -Dlicensing.rounds=1000} for long.
 */
@Tag("rule-12.6")
class ManyProcessesTest {

  private static final int PROCESSES = 8;
  private static final int ROUNDS = Integer.getInteger("licensing.rounds", 3);

  @TempDir Path directory;

  @LicensingTest
  @Tag("rule-2.4")
  @Timeout(7200)
  void theyShareOneActivationAndOneRefreshAndOneRelease(LicensingWorld world) throws Exception {
    var ada = world.givenAccount(Desk.EMAIL, "Ada");
    var serial = world.givenOwned(ada, Terms.singleMachine());
    Desk desk = new Desk(world, ada, serial, FakeMachine.named("desk"), directory);
    List<Worker> workers = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        workers.add(Worker.start(desk));
      }
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(all(workers, "activate")).containsOnly("Licensed");
        assertThat(desk.liveSeats()).isEqualTo(1);
        assertWhole(desk);

        world.clock().advance(Duration.ofDays(2));
        long refreshed = refreshes(world);
        assertThat(all(workers, "upkeep")).containsOnly("Licensed");
        assertThat(refreshes(world) - refreshed).isEqualTo(1);

        assertThat(all(workers, "release")).containsOnly("GivenUp");
        assertThat(desk.liveSeats()).isZero();
        assertWhole(desk);
      }
    } finally {
      workers.forEach(Worker::close);
    }
  }

  private static List<String> all(List<Worker> workers, String what) throws IOException {
    for (Worker worker : workers) {
      worker.tell(what);
    }
    List<String> answers = new ArrayList<>();
    for (Worker worker : workers) {
      answers.add(worker.answer());
    }
    return answers;
  }

  private static void assertWhole(Desk desk) {
    try (LicensingClient client = desk.started()) {
      assertThat(client.status().store()).isEqualTo(StoreCondition.GOOD);
      assertThat(client.status().pending()).isEmpty();
    }
  }

  private static long refreshes(LicensingWorld world) {
    return world.transport().sent().stream()
        .filter(request -> request.path().endsWith("/refresh"))
        .count();
  }
}
