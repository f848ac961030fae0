package dev.licensing.core;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.replay.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives every command from every state that it comes by, and holds what follows against the
 * invariants. States are taken in an order by chance, so that deep ones are met early; whoever lets
 * it run long enough has met them all.
 */
final class Explorer {

  static final LicenseEngine ENGINE = new LicenseEngine();

  /** Whoever decides: the engine, or one with a flaw. */
  interface Decider {
    Decision decide(Facts facts, Command command);
  }

  private final SmallUniverse universe = SmallUniverse.beginning();
  private final Decider decider;
  private final Predicate<Command> theme;
  private final Random random;
  private final Set<String> seen = new HashSet<>();
  private final List<Node> ahead = new ArrayList<>();
  private long transitions;
  private long permitted;
  private int explored;

  /** Gives only the commands of a theme. */
  Explorer(Decider decider, Predicate<Command> theme, long seed) {
    this.decider = decider;
    this.theme = theme;
    this.random = new Random(seed);
    reach(Node.beginning(universe));
  }

  /** How far it came. */
  record Report(int states, int known, long transitions, long permitted, boolean complete) {}

  /**
   * Explores so many states, or all there are.
   *
   * @throws AssertionError naming the invariant that a command breaks
   */
  Report explore(int most) {
    while (!ahead.isEmpty() && explored < most) {
      explored++;
      Node node = next();
      reach(node.later(SmallUniverse.TICK));
      Map<AccountId, DeletionReport> reports = Invariants.reports(universe, node);
      for (Command command : universe.commands(node.world().idsFrom(explored * 10_000L))) {
        if (theme.test(command)) {
          step(node, reports, command);
        }
      }
    }
    return new Report(explored, seen.size(), transitions, permitted, ahead.isEmpty());
  }

  private Node next() {
    int last = ahead.size() - 1;
    int chosen = random.nextInt(ahead.size());
    Node node = ahead.set(chosen, ahead.get(last));
    ahead.remove(last);
    return node;
  }

  private void reach(Node node) {
    if (seen.add(node.key())) {
      ahead.add(node);
    }
  }

  private void step(Node node, Map<AccountId, DeletionReport> reports, Command command) {
    transitions++;
    Facts facts = node.state().facts(ENGINE.factsFor(command));
    Decision decision = decider.decide(facts, command);
    Invariants invariants = new Invariants(universe, reports, node, command, decision);
    invariants.holds(
        decision.equals(decider.decide(facts, command)), "14.3 asked first, then done");
    if (decision instanceof Refused refused) {
      invariants.ofRefusal(refused);
      return;
    }
    permitted++;
    Permitted done = (Permitted) decision;
    State after = node.state().copy();
    invariants.holds(
        after.holds(done.assumptions()) && after.apply(done.changes()),
        "the guards of every store: " + done.changes());
    invariants.holds(
        done.assumptions().size() == Set.copyOf(done.assumptions()).size(),
        "no assumption is checked twice: " + done.assumptions());
    Node next = remembered(node, command, done, after);
    invariants.ofPermission(next);
    if (!done.changes().isEmpty()) {
      reach(next);
    }
  }

  /** What an onlooker remembers of it. */
  private static Node remembered(Node node, Command command, Permitted done, State after) {
    Node next = new Node(after, node.now(), node.forced(), node.deactivations());
    if (command instanceof ForceRelease force) {
      return next.forced(Invariants.activation(node.state(), force.activation()).serial());
    }
    if (command instanceof Reactivate again
        && done.answer() instanceof Answer.Reactivated answer
        && answer.coolDownUntil().isPresent()) {
      return next.forced(Invariants.activation(node.state(), again.activation()).serial());
    }
    if (command instanceof DeactivateRemotely remote && !remote.override()) {
      Activation lost = Invariants.activation(node.state(), remote.activation());
      return next.deactivated(Invariants.order(node.state(), lost.serial()).id());
    }
    return next;
  }
}
