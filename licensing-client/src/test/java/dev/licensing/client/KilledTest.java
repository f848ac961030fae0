package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Status.Pending;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.Hold;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process killed while its request, or the answer, is on the way. Its successor finishes what it
 * began; what arrives late changes nothing any more.
 */
@Timeout(120)
@Tag("rule-2.4")
@Tag("rule-12.6")
class KilledTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "activate, true",
    "activate, false",
    "refresh, true",
    "refresh, false",
    "release, true",
    "release, false"
  })
  void itsSuccessorConverges(String step, boolean onTheWayThere) throws Exception {
    try (LicensingWorld world = new LicensingWorld()) {
      Desk desk = Desk.in(world, directory);
      if (!step.equals("activate")) {
        desk.activated().close();
        world.clock().advance(Duration.ofDays(2));
      }
      try (Worker worker = Worker.start(desk)) {
        Hold hold =
            onTheWayThere
                ? world.transport().holdNextRequest()
                : world.transport().holdNextAnswer();
        worker.tell(step);
        hold.awaitArrival();
        List<WireRequest> sent = world.transport().sent();
        WireRequest orphan = sent.get(sent.size() - 1);
        worker.kill();

        try (LicensingClient next = desk.signedIn()) {
          assertThat(next.status().pending()).isEqualTo(leftOpen(step));
          finish(next, desk, step);
          hold.release();
          world.transport().send(orphan); // the dead one's request arrives late, perhaps again
          boolean released = step.equals("release");
          assertThat(next.check() instanceof Licensed).isEqualTo(!released);
          assertThat(next.status().pending()).isEmpty();
          assertThat(desk.liveSeats()).isEqualTo(released ? 0 : 1);
          assertGoesOn(next, desk);
        }
      }
    }
  }

  private static Optional<Pending> leftOpen(String step) {
    return switch (step) {
      case "activate" -> Optional.of(Pending.ACTIVATION);
      case "release" -> Optional.of(Pending.RELEASE);
      default -> Optional.empty();
    };
  }

  private static void finish(LicensingClient next, Desk desk, String step) {
    switch (step) {
      case "activate" -> must(next.activate(desk.serial().value()));
      case "refresh" -> must(next.refresh());
      case "release" -> must(next.release());
      default -> throw new IllegalArgumentException(step);
    }
  }

  /** No seat was forgotten: there is room for it to go on. */
  private static void assertGoesOn(LicensingClient next, Desk desk) {
    must(next.activate(desk.serial().value()));
    assertThat(next.check()).isInstanceOf(Licensed.class);
    assertThat(desk.liveSeats()).isEqualTo(1);
  }
}
