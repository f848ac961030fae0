package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Verdict;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What a client says never depends on what it was asked before, or when. */
class CheckedBeforeTest {

  @TempDir Path directory;

  @LicensingTest
  @Tag("rule-11.1")
  @Tag("rule-12.3")
  void askingBeforeChangesNoVerdict(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient asked = desk.activated()) {
      for (Instant instant : instants(asked.license().orElseThrow().claims())) {
        world.clock().set(instant);
        try (LicensingClient fresh = desk.started()) {
          Verdict verdict = fresh.check();
          assertThat(asked.check()).as("at %s", instant).isEqualTo(verdict);
          assertThat(asked.check()).as("at %s, again", instant).isEqualTo(verdict);
        }
      }
    }
  }

  /** Every edge, what lies close to it, and jumps between them, forth and back. */
  private static List<Instant> instants(LicenseClaims claims) {
    List<Instant> instants = new ArrayList<>();
    for (Instant edge :
        List.of(
            claims.issuedAt().minus(Duration.ofDays(1)),
            claims.issuedAt(),
            claims.refreshAfter(),
            claims.validUntil(),
            claims.graceUntil().minus(Duration.ofDays(1)),
            claims.graceUntil())) {
      for (long nanos : List.of(-1_000_000L, -1L, 0L, 1L, 999_999L, 1_000_000L)) {
        instants.add(edge.plusNanos(nanos));
      }
    }
    Random random = new Random(11);
    List<Instant> walk = new ArrayList<>(instants);
    for (int i = 0; i < 100; i++) {
      walk.add(instants.get(random.nextInt(instants.size())));
    }
    return walk;
  }
}
