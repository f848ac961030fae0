package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One command, refused for many reasons at once; each rung repairs the first of them. What was
 * refused first is always higher in the order of precedence than what is refused next.
 */
final class Ladder {

  private final Set<RefusalCode> climbed;
  private Optional<RefusalCode> above = Optional.empty();

  /** Adds what it climbs to these. */
  Ladder(Set<RefusalCode> climbed) {
    this.climbed = climbed;
  }

  /** The command is refused for exactly these reasons, in this order. */
  Ladder rung(Decision decision, RefusalCode... reasons) {
    List<RefusalCode> codes = decision.refusals();
    assertThat(codes).containsExactly(reasons);
    assertThat(codes).isSortedAccordingTo(RefusalCode::compareTo);
    above.ifPresent(code -> assertThat(codes.get(0)).as("below %s", code).isGreaterThan(code));
    above = Optional.of(codes.get(0));
    climbed.addAll(Arrays.asList(reasons));
    return this;
  }

  /** Nothing is left to repair. */
  void top(Decision decision) {
    assertThat(decision.refusals()).isEmpty();
  }
}
