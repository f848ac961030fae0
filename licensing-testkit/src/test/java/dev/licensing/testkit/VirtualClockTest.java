package dev.licensing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VirtualClockTest {

  private final VirtualClock clock = new VirtualClock();

  @Test
  void standsStillUntilItIsMoved() {
    Instant start = clock.instant();
    assertThat(clock.instant()).isEqualTo(start);
    assertThat(clock.advance(Duration.ofDays(7))).isEqualTo(start.plus(Duration.ofDays(7)));
    assertThat(clock.instant()).isEqualTo(start.plus(Duration.ofDays(7)));
  }

  @Test
  void goesBackWhenATestWantsAClockThatLies() {
    Instant start = clock.instant();
    clock.advance(Duration.ofHours(-1));
    assertThat(clock.instant()).isEqualTo(start.minus(Duration.ofHours(1)));
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }
}
