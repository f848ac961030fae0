package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Carrying out a remedy really removes its reason: in random worlds, for random commands, for every
 * remedy of every reason. {@code -Dlicensing.worlds=100000} for the long run.
 */
class RemediesTest {

  private static final long WORLDS = Long.getLong("licensing.worlds", 10_000);

  @Test
  @Tag("rule-14.2")
  void everyRemedyRemovesItsReason() {
    Set<RefusalCode> reasons = EnumSet.noneOf(RefusalCode.class);
    Set<RemedyCode> carriedOut = EnumSet.noneOf(RemedyCode.class);
    for (long seed = 0; seed < WORLDS; seed++) {
      RandomWorld random = new RandomWorld(seed);
      List<Command> history = random.history();
      Command command = random.any();
      Decision decision = RandomWorld.replay(history).execute(command);
      if (decision instanceof Refused refused) {
        for (Refusal reason : refused.reasons()) {
          reasons.add(reason.code());
          for (Remedy remedy : reason.remedies()) {
            Optional<Refused> still = failure(history, command, reason, remedy);
            if (still.isPresent()) {
              throw new AssertionError(told(seed, history, command, reason, remedy, still.get()));
            }
            carriedOut.add(remedy.code());
          }
        }
      }
    }
    assertThat(reasons).as("reasons met in %s worlds", WORLDS).hasSizeGreaterThan(18);
    assertThat(carriedOut).hasSizeGreaterThan(13);
  }

  /** What is still refused for the same reason after the remedy was carried out. */
  private static Optional<Refused> failure(
      List<Command> history, Command command, Refusal wanted, Remedy remedy) {
    SmallWorld world = RandomWorld.replay(history);
    if (!(world.preview(command) instanceof Refused refused)) {
      return Optional.empty();
    }
    return refused.reasons().stream()
        .filter(reason -> same(reason, wanted) && reason.remedies().contains(remedy))
        .findFirst()
        .flatMap(reason -> new CarriedOut(world, command, refused, reason).after(remedy))
        .map(world::execute)
        .filter(Refused.class::isInstance)
        .map(Refused.class::cast)
        .filter(still -> still.reasons().stream().anyMatch(reason -> same(reason, wanted)));
  }

  /** A batch may be refused for the same reason on several serials. */
  private static boolean same(Refusal left, Refusal right) {
    return left.code() == right.code()
        && Objects.equals(left.facts().get("serial"), right.facts().get("serial"));
  }

  /** The shortest history that still shows it. */
  private static String told(
      long seed,
      List<Command> history,
      Command command,
      Refusal reason,
      Remedy remedy,
      Refused still) {
    List<Command> shortest = new ArrayList<>(history);
    for (int i = shortest.size() - 1; i >= 0; i--) {
      Command left = shortest.remove(i);
      if (failure(shortest, command, reason, remedy).isEmpty()) {
        shortest.add(i, left);
      }
    }
    return "seed %d: %s did not remove %s%nafter %s%nfor %s%nstill %s"
        .formatted(
            seed,
            remedy.code(),
            reason,
            String.join("\n      ", shortest.stream().map(Command::toString).toList()),
            command,
            still.reasons());
  }
}
