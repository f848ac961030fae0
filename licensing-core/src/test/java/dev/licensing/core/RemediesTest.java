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

  /** They ask for what is outside this world: the right number, money, or nothing. */
  private static final Set<RemedyCode> OUTSIDE =
      EnumSet.of(
          RemedyCode.CHECK_SERIAL,
          RemedyCode.CHECK_ORDER,
          RemedyCode.BUY,
          RemedyCode.REQUEST_REMOTE_DEACTIVATION,
          RemedyCode.NONE);

  private static final Set<RemedyCode> INSIDE = EnumSet.complementOf(EnumSet.copyOf(OUTSIDE));

  private static final int MOST_TIMES = 5;

  private final OutcomesPage page = OutcomesPage.read();
  private final Set<RefusalCode> met = EnumSet.noneOf(RefusalCode.class);
  private final Set<RemedyCode> carriedOut = EnumSet.noneOf(RemedyCode.class);
  private long remedies;

  /**
   * What became of a command after a remedy; {@code still} says for which reasons it is refused.
   */
  private record Outcome(boolean done, List<Refusal> still) {

    static Outcome none() {
      return new Outcome(false, List.of());
    }
  }

  @Test
  @Tag("rule-14.2")
  void everyRemedyRemovesItsReason() {
    long worlds = 0;
    for (long seed = 0; goesOn(seed); seed++) {
      worlds++;
      RandomWorld random = new RandomWorld(seed);
      List<Command> history = random.history();
      Command command = random.any();
      if (RandomWorld.replay(history).preview(command) instanceof Refused refused) {
        for (Refusal reason : refused.reasons()) {
          met.add(reason.code());
          if (!page.untold(reason).isEmpty()) {
            throw new AssertionError(
                "the page does not say %s of %s".formatted(page.untold(reason), reason));
          }
          for (Remedy remedy : reason.remedies()) {
            look(seed, history, command, reason, remedy);
          }
        }
      }
    }
    System.out.printf(
        "%,d worlds: %d reasons met, %,d remedies carried out, of %d kinds%n",
        worlds, met.size(), remedies, carriedOut.size());
    if (WORLDS >= 10_000) {
      assertThat(EnumSet.complementOf(EnumSet.copyOf(met))).as("never met").isEmpty();
      assertThat(carriedOut).containsExactlyInAnyOrderElementsOf(INSIDE);
    }
  }

  /** Some reasons are rare: as many worlds again, and again, until all were met. */
  private boolean goesOn(long seed) {
    boolean rest = met.size() < RefusalCode.values().length || !carriedOut.equals(INSIDE);
    return seed < WORLDS || (WORLDS >= 10_000 && rest && seed < MOST_TIMES * WORLDS);
  }

  private void look(
      long seed, List<Command> history, Command command, Refusal reason, Remedy remedy) {
    Outcome outcome = outcome(history, command, reason, remedy);
    if (stays(outcome, reason)) {
      throw new AssertionError(told(seed, history, command, reason, remedy));
    }
    if (outcome.done()) {
      remedies++;
      carriedOut.add(remedy.code());
    }
  }

  private static Outcome outcome(
      List<Command> history, Command command, Refusal wanted, Remedy remedy) {
    SmallWorld world = RandomWorld.replay(history);
    if (!(world.preview(command) instanceof Refused refused)) {
      return Outcome.none();
    }
    return refused.reasons().stream()
        .filter(reason -> same(reason, wanted) && reason.remedies().contains(remedy))
        .findFirst()
        .flatMap(reason -> new CarriedOut(world, command, refused, reason).after(remedy))
        .map(repeated -> outcome(world.execute(repeated)))
        .orElseGet(Outcome::none);
  }

  private static Outcome outcome(Decision repeated) {
    return new Outcome(true, repeated instanceof Refused refused ? refused.reasons() : List.of());
  }

  private static boolean stays(Outcome outcome, Refusal reason) {
    return outcome.still().stream().anyMatch(still -> same(still, reason));
  }

  /** A batch may be refused for the same reason on several serials, orders or hosts. */
  private static boolean same(Refusal left, Refusal right) {
    return left.code() == right.code()
        && Objects.equals(left.facts().get("serial"), right.facts().get("serial"))
        && Objects.equals(left.facts().get("order"), right.facts().get("order"))
        && Objects.equals(left.facts().get("host"), right.facts().get("host"));
  }

  /** The shortest history that still shows it. */
  private static String told(
      long seed, List<Command> history, Command command, Refusal reason, Remedy remedy) {
    List<Command> shortest = new ArrayList<>(history);
    for (int i = shortest.size() - 1; i >= 0; i--) {
      Command left = shortest.remove(i);
      if (!stays(outcome(shortest, command, reason, remedy), reason)) {
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
            Optional.of(outcome(shortest, command, reason, remedy).still()));
  }
}
