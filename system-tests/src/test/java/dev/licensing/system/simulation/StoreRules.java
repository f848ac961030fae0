package dev.licensing.system.simulation;

import dev.licensing.client.answer.Deletion;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import dev.licensing.testkit.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What may be in the store, judged by what was there before. It believes nothing that the store
 * says about itself where it can remember: not the seats a serial counts, not the cool-down.
 */
final class StoreRules {

  private final Simulation simulation;
  private final List<Person> people;
  private final Map<SerialNumber, Instant> forced = new HashMap<>();
  private State before = new State();

  StoreRules(Simulation simulation, List<Person> people) {
    this.simulation = simulation;
    this.people = people;
  }

  /** This was committed. */
  void changed(State after, List<RecordEntry> lines) {
    seats(after);
    bars(after);
    orders(after, lines);
    lines.forEach(this::line);
    forced(after, lines);
    gone(after);
    before = after;
  }

  private void holds(boolean so, String rule, Supplier<String> detail) {
    if (!so) {
      simulation.broken(rule, detail.get());
    }
  }

  private void seats(State after) {
    Set<ActivationId> known = new HashSet<>();
    before.activations().forEach(use -> known.add(use.id()));
    for (Serial serial : after.serials(simulation.now())) {
      Order order = order(after, serial.order());
      List<Activation> live = after.holders(serial.number(), simulation.now());
      int earlier = before.holders(serial.number(), simulation.now()).size();
      holds(
          live.size() <= Math.max(order.terms().machineLimit(), earlier),
          Rules.SEATS,
          () -> live.size() + " of " + order.terms().machineLimit() + " on " + serial.number());
      holds(
          !order.terms().oneUserAtATime()
              || live.stream().map(Activation::account).distinct().count() <= 1,
          Rules.ONE_USER,
          () -> "several on " + serial.number());
      for (Activation use : live) {
        holds(mayUse(after, order, use), Rules.ACCESS, () -> use.account() + " has none");
        holds(
            known.contains(use.id()) || live.stream().noneMatch(other -> isTwin(use, other)),
            Rules.ONE_SEAT,
            () -> use.machine().name() + " has two on " + serial.number());
      }
    }
  }

  private static boolean isTwin(Activation one, Activation other) {
    return !one.id().equals(other.id())
        && one.account().equals(other.account())
        && one.machine().identity().equals(other.machine().identity());
  }

  private static boolean mayUse(State state, Order order, Activation use) {
    return order.terms().access() == Access.ANYONE_WITH_SERIAL
        || order.ownedBy(use.account())
        || state.assignments().stream()
            .anyMatch(a -> a.serial().equals(use.serial()) && a.account().equals(use.account()));
  }

  private void bars(State after) {
    after
        .bars()
        .forEach(
            bar ->
                holds(
                    liveOf(after, bar.account()).isEmpty(),
                    Rules.BARRED,
                    () -> bar.account() + " is barred since " + bar.at()));
  }

  private void orders(State after, List<RecordEntry> lines) {
    for (Order earlier : before.orders()) {
      Order order = order(after, earlier.id());
      boolean handed = !order.customer().equals(earlier.customer());
      holds(
          !handed || lines.stream().anyMatch(line -> mayHandOn(earlier, line)),
          Rules.OWNER,
          () -> earlier.customer() + " to " + order.customer() + " by " + lines);
      holds(
          order.roles().everybody().stream().allMatch(who -> account(after, who).isPresent()),
          Rules.NOTHING_LEFT,
          () -> order.roles().toString());
      holds(
          earlier.roles().everybody().isEmpty()
              || !order.roles().everybody().isEmpty()
              || after.accounts().size() < before.accounts().size()
              || handed,
          Rules.MANAGED,
          () -> "nobody manages " + order.id());
    }
  }

  private static boolean mayHandOn(Order earlier, RecordEntry line) {
    Actor by = line.command().origin().by();
    boolean byOwner = earlier.customer().filter(by::isPerson).isPresent();
    boolean byVendor = by instanceof Actor.Vendor && line.command() instanceof ApproveRequest;
    boolean claim =
        line.command() instanceof ClaimSerials
            && (earlier.customer().isEmpty() || earlier.reservation().isPresent());
    return line.permitted() && (byOwner || byVendor || claim);
  }

  /** Its own machine is never told no, unless the activation is over or gone with its account. */
  private void line(RecordEntry line) {
    if (line.command() instanceof Release release && !line.permitted()) {
      Optional<Activation> use = activation(before, release.activation());
      boolean theirs =
          use.filter(a -> a.liveAt(simulation.now()))
              .filter(a -> a.machine().identity().equals(release.machine().identity()))
              .filter(a -> line.command().origin().by() instanceof Actor.Installation)
              .isPresent();
      holds(
          !theirs || line.refusals().contains(RefusalCode.ACTIVATION_ENDED),
          Rules.RELEASE,
          line::toString);
    }
  }

  private void forced(State after, List<RecordEntry> lines) {
    for (Activation use : after.activations()) {
      boolean open = activation(before, use.id()).filter(a -> a.ending().isEmpty()).isPresent();
      use.ending()
          .filter(end -> open && end.kind() == EndingKind.FORCE_RELEASED)
          .ifPresent(end -> cools(use, end.at()));
    }
    for (RecordEntry line : lines) {
      if (line.command() instanceof Reactivate again && line.permitted()) {
        Activation use = activation(before, again.activation()).orElseThrow();
        if (!again.machine().identity().match(use.machine().identity()).same()) {
          cools(use, line.at());
        }
      }
    }
  }

  private void cools(Activation use, Instant at) {
    Instant last = forced.put(use.serial(), at);
    Duration coolDown =
        before.serials(at).stream()
            .filter(serial -> serial.number().equals(use.serial()))
            .map(serial -> order(before, serial.order()).terms().coolDown())
            .findFirst()
            .orElseThrow();
    holds(
        last == null || Duration.between(last, at).abs().compareTo(coolDown) >= 0,
        Rules.COOL_DOWN,
        () -> use.serial() + " at " + last + " and again at " + at);
  }

  private void gone(State after) {
    for (Account account : before.accounts()) {
      if (account(after, account.id()).isEmpty()) {
        deleted(account, after);
      }
    }
  }

  private void deleted(Account gone, State after) {
    AccountId id = gone.id();
    List<Deletion> confirmed = people.stream().flatMap(p -> p.confirmed(id).stream()).toList();
    Consequences truth = Consequences.of(before, id, simulation.now());
    holds(truth.uses().isEmpty(), Rules.UNUSED, () -> "still used: " + truth.uses());
    holds(
        confirmed.stream().anyMatch(report -> Consequences.of(report).equals(truth)),
        Rules.CONFIRMED,
        () -> "what it meant: " + truth + ", what was confirmed: " + confirmed);
    holds(
        after.orders().stream().noneMatch(order -> order.managedBy(id))
            && after.assignments().stream().noneMatch(a -> a.account().equals(id))
            && after.requests().stream().noneMatch(request -> request.by().equals(id))
            && after.bars().stream().noneMatch(bar -> bar.account().equals(id))
            && after.invitations().stream().noneMatch(i -> i.email().equals(gone.email()))
            && liveOf(after, id).isEmpty(),
        Rules.NOTHING_LEFT,
        () -> "something of " + id);
  }

  private List<Activation> liveOf(State state, AccountId account) {
    return state.activations().stream()
        .filter(use -> use.account().equals(account) && use.liveAt(simulation.now()))
        .toList();
  }

  private static Optional<Account> account(State state, AccountId id) {
    return state.accounts().stream().filter(account -> account.id().equals(id)).findFirst();
  }

  private static Optional<Activation> activation(State state, ActivationId id) {
    return state.activations().stream().filter(use -> use.id().equals(id)).findFirst();
  }

  private static Order order(State state, OrderId id) {
    return state.orders().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }
}
