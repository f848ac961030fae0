package dev.licensing.core;

import static dev.licensing.core.SmallState.ALL_MACHINES;
import static dev.licensing.core.SmallState.MACHINES;
import static dev.licensing.core.SmallState.NUMBERS;
import static dev.licensing.core.SmallState.PEOPLE;
import static dev.licensing.core.SmallState.SERIALS;
import static dev.licensing.core.SmallState.activation;
import static dev.licensing.core.SmallState.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every command from every state that can be reached in a small world, breadth first, with the
 * invariants of the rules after each. {@code -Dlicensing.states=1000000} for the long run.
 */
class ExplorationTest {

  private static final int STATES = Integer.getInteger("licensing.states", 1_500);

  private final Set<Long> seen = new HashSet<>();
  private final Deque<Long> ahead = new ArrayDeque<>();
  private long transitions;
  private long permitted;

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.3")
  @Tag("rule-2.5")
  @Tag("rule-3.1")
  @Tag("rule-4.1")
  @Tag("rule-8.1")
  @Tag("rule-8.5")
  @Tag("rule-8.6")
  @Tag("rule-14.3")
  void noCommandFromAnyStateBreaksAnInvariant() {
    reach(SmallState.initial());
    int explored = 0;
    while (!ahead.isEmpty() && explored < STATES) {
      explored++;
      long state = ahead.removeFirst();
      SmallWorld later = SmallState.world(state);
      reach(SmallState.of(later, later.now.plus(SmallState.TICK)));
      for (Command command : commands(state)) {
        step(state, command);
      }
    }
    System.out.printf(
        "explored %,d states, %,d transitions, %,d permitted; %,d states known%n",
        explored, transitions, permitted, seen.size());
    assertThat(permitted).isGreaterThan(STATES);
  }

  private void reach(long state) {
    if (seen.add(state)) {
      ahead.add(state);
    }
  }

  private void step(long state, Command command) {
    SmallWorld world = SmallState.world(state);
    Decision preview = world.preview(command);
    Decision decision = world.execute(command);
    transitions++;
    holds(decision.equals(preview), "14.3 preview and execution are one", command);
    long after = SmallState.of(world, world.now);
    if (decision instanceof Refused) {
      holds(after == state, "14.1 a refusal changes nothing", command);
      holds(!ownRelease(world, command), "3.1 never refused to its holder", command);
      return;
    }
    permitted++;
    NUMBERS.forEach(number -> invariants(world, number, command));
    if (command instanceof DeleteAccount) {
      AccountId gone = command.origin().by().person().orElseThrow();
      holds(nothingIsLeftOf(gone, world), "8.6 nothing is left", command);
    }
    reach(after);
  }

  /** Not an assertion library's: this is asked millions of times. */
  private static void holds(boolean invariant, String rule, Command command) {
    if (!invariant) {
      throw new AssertionError(rule + ", broken by " + command);
    }
  }

  private static boolean ownRelease(SmallWorld world, Command command) {
    return command instanceof Release release
        && world.activations.containsKey(release.activation())
        && world
            .activations
            .get(release.activation())
            .account()
            .equals(command.origin().by().person().orElseThrow());
  }

  private static void invariants(SmallWorld world, SerialNumber number, Command command) {
    List<Activation> live =
        world.activations.values().stream()
            .filter(a -> a.live() && a.serial().equals(number))
            .toList();
    Order order = world.order(world.serials.get(number));
    holds(live.size() <= order.terms().machineLimit(), "2.2 the machine limit", command);
    holds(live.size() == world.serials.get(number).liveSeats(), "2.2 the count", command);
    holds(
        live.stream().map(Activation::account).distinct().count() <= 1,
        "2.3 one user at a time",
        command);
    holds(
        order.customer().map(world.accounts::containsKey).orElse(true),
        "4.1 an owner exists",
        command);
    for (Activation use : live) {
      holds(world.accounts.containsKey(use.account()), "8.2 a user exists", command);
      holds(mayUse(world, use), "2.5, 4.6 a user has access", command);
    }
  }

  private static boolean mayUse(SmallWorld world, Activation use) {
    Order order = world.order(world.serials.get(use.serial()));
    return switch (order.terms().access()) {
      case ANYONE_WITH_SERIAL -> true;
      case OWNER_AND_ASSIGNED ->
          order.ownedBy(use.account())
              || world.assignments.stream()
                  .anyMatch(
                      a -> a.serial().equals(use.serial()) && a.account().equals(use.account()));
    };
  }

  private static boolean nothingIsLeftOf(AccountId gone, SmallWorld world) {
    return !world.accounts.containsKey(gone)
        && world.orders.values().stream().noneMatch(order -> order.ownedBy(gone))
        && world.assignments.stream().noneMatch(a -> a.account().equals(gone))
        && world.activations.values().stream().noneMatch(a -> a.live() && a.account().equals(gone));
  }

  private static List<Command> commands(long state) {
    SmallWorld world = SmallState.world(state);
    List<Command> all = new ArrayList<>();
    for (int p = 0; p < PEOPLE; p++) {
      Origin by = world.by(person(p));
      all.add(new ClaimSerials(by, new TreeSet<>(NUMBERS.subList(0, 2))));
      all.add(new ClaimSerials(by, new TreeSet<>(NUMBERS.subList(0, 1))));
      all.add(new ClaimSerials(by, new TreeSet<>(NUMBERS.subList(2, 3))));
      all.add(new DeleteAccount(by, deletionHash(world, by)));
      all.add(new DeleteAccount(by, Optional.empty()));
      for (int s = 0; s < SERIALS; s++) {
        TreeSet<SerialNumber> one = new TreeSet<>(NUMBERS.subList(s, s + 1));
        for (String user : Story.PEOPLE) {
          all.add(new AssignUser(by, one, Story.email(user)));
          all.add(new UnassignUser(by, one, Story.email(user)));
        }
        for (int m = 0; m < MACHINES; m++) {
          all.add(
              new Activate(
                  by, NUMBERS.get(s), ALL_MACHINES.get(m), activation(s, p, m), SmallWorld.NONCE));
        }
      }
      for (Activation use : world.activations.values()) {
        all.add(new Release(by, use.id(), use.machine()));
        all.add(new ForceRelease(by, use.id(), true, "", Optional.empty()));
      }
    }
    // An e-mail without account becomes an invitation, which this world leaves out.
    all.removeIf(command -> namesNobody(world, command));
    return all;
  }

  private static Optional<ReportHash> deletionHash(SmallWorld world, Origin by) {
    Decision decision = world.preview(new DeleteAccount(by, Optional.empty()));
    return decision.report().map(report -> report.hash());
  }

  private static boolean namesNobody(SmallWorld world, Command command) {
    Optional<Email> named =
        command instanceof AssignUser assign
            ? Optional.of(assign.user())
            : command instanceof UnassignUser unassign
                ? Optional.of(unassign.user())
                : Optional.empty();
    return named
        .filter(e -> world.accounts.values().stream().noneMatch(a -> a.email().equals(e)))
        .isPresent();
  }

  @Test
  void aStateIsWhatItsWorldSays() {
    SmallWorld world = SmallState.world(SmallState.initial());
    assertThat(SmallState.of(world, world.now)).isEqualTo(SmallState.initial());
    assertThat(
            world.execute(
                new Activate(
                    world.by(person(2)),
                    NUMBERS.get(2),
                    ALL_MACHINES.get(1),
                    activation(2, 2, 1),
                    SmallWorld.NONCE)))
        .isInstanceOf(Permitted.class);
    long state = SmallState.of(world, world.now);
    assertThat(SmallState.of(SmallState.world(state), world.now)).isEqualTo(state);
  }
}
