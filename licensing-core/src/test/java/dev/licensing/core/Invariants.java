package dev.licensing.core;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.replay.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What must hold after every command, whatever the engine says, each with the number of its rule.
 */
final class Invariants {

  private static final Duration YEAR = Duration.ofDays(365);

  private final SmallUniverse universe;
  private final Map<AccountId, DeletionReport> reportsBefore;
  private final Node before;
  private final Command command;
  private final Decision decision;

  /**
   * About one step.
   *
   * @param reportsBefore what the deletion of each account would have meant before it
   */
  Invariants(
      SmallUniverse universe,
      Map<AccountId, DeletionReport> reportsBefore,
      Node before,
      Command command,
      Decision decision) {
    this.universe = universe;
    this.reportsBefore = reportsBefore;
    this.before = before;
    this.command = command;
    this.decision = decision;
  }

  /** Not an assertion library's: this is asked millions of times. */
  void holds(boolean invariant, String rule) {
    if (!invariant) {
      throw new AssertionError(rule + ", broken by " + command + " with " + decision);
    }
  }

  void ofRefusal(Refused refused) {
    holds(!ownRelease(), "3.1 a release is never refused to its holder");
    holds(
        refused.reasons().stream().noneMatch(reason -> reason.remedies().isEmpty()),
        "14.2 every reason says what to do");
  }

  private boolean ownRelease() {
    return command instanceof Release release
        && before.state().activations().stream()
            .filter(a -> a.id().equals(release.activation()))
            .anyMatch(a -> command.origin().by().isPerson(a.account()));
  }

  void ofPermission(Node after) {
    seats(after);
    owners(after);
    bars(after);
    acts(after);
    told();
    hashes(after);
  }

  /** Each activation and each end of one is told to its user. */
  private void told() {
    Permitted permitted = (Permitted) decision;
    for (Change change : permitted.changes()) {
      if (change instanceof Change.ActivationStarted started) {
        told(permitted, started.activation());
      } else if (change instanceof Change.ActivationEnded ended) {
        told(permitted, activation(before.state(), ended.activation()));
      } else if (change instanceof Change.ActivationLapsed lapsed) {
        told(permitted, activation(before.state(), lapsed.activation()));
      }
    }
  }

  private void told(Permitted permitted, Activation use) {
    holds(
        permitted.notices().stream()
            .filter(notice -> notice.to().equals(new Notice.ToAccount(use.account())))
            .filter(notice -> notice.facts().containsKey("seats"))
            .anyMatch(notice -> use.machine().name().equals(notice.facts().get("machine"))),
        "10.1 the user is told");
  }

  private void seats(Node after) {
    for (SerialNumber serial : SmallUniverse.SERIALS) {
      List<Activation> live = after.state().holders(serial, after.now());
      int earlier = before.state().holders(serial, before.now()).size();
      Order order = order(after.state(), serial);
      holds(
          live.size() <= Math.max(order.terms().machineLimit(), earlier),
          "2.2, 2.9 the machine limit");
      holds(
          !order.terms().oneUserAtATime()
              || live.stream().map(Activation::account).distinct().count() <= 1,
          "2.3 one user at a time");
      for (Activation use : live) {
        holds(exists(after.state(), use.account()), "8.2 a user exists");
        holds(mayUse(after.state(), order, use), "2.5, 4.6 a user has access");
      }
    }
  }

  private static boolean mayUse(State state, Order order, Activation use) {
    return order.terms().access() == Access.ANYONE_WITH_SERIAL
        || order.ownedBy(use.account())
        || state.assignments().stream()
            .anyMatch(a -> a.serial().equals(use.serial()) && a.account().equals(use.account()));
  }

  private void owners(Node after) {
    for (Order order : after.state().orders()) {
      Order earlier =
          before.state().orders().stream()
              .filter(known -> known.id().equals(order.id()))
              .findFirst()
              .orElseThrow();
      holds(
          order.roles().everybody().stream().allMatch(who -> exists(after.state(), who)),
          "8.6 who has a role exists");
      if (!order.customer().equals(earlier.customer())) {
        holds(mayBeHandedOn(earlier, order.customer()), "4.1 to 4.9 how an owner changes");
      }
      long counted =
          after.deactivations().getOrDefault(order.id(), List.of()).stream()
              .filter(at -> after.now().isBefore(at.plus(YEAR)))
              .count();
      holds(counted <= order.terms().remoteDeactivationsPerYear(), "7.2 the quota of a year");
    }
  }

  /** By the owner; by a claim of what is unowned or reserved for who claims; by the vendor. */
  private boolean mayBeHandedOn(Order earlier, Optional<AccountId> to) {
    Actor by = command.origin().by();
    boolean byOwner = earlier.customer().filter(by::isPerson).isPresent();
    boolean byVendor = by instanceof Actor.Vendor && command instanceof ApproveRequest;
    if (byOwner || byVendor || !(command instanceof ClaimSerials)) {
      return byOwner || byVendor;
    }
    Optional<String> reservedFor =
        earlier.reservationAt(before.now()).map(held -> held.email().value());
    String claimant =
        before.state().accounts().stream()
            .filter(account -> to.equals(Optional.of(account.id())))
            .map(account -> account.email().value())
            .findFirst()
            .orElse("");
    return reservedFor
        .map(claimant::equals)
        .orElse(earlier.customer().isEmpty() && earlier.terms().claimable());
  }

  private void bars(Node after) {
    after
        .state()
        .bars()
        .forEach(
            bar -> holds(liveOf(after, bar.account()).isEmpty(), "2.6, 6.2 no bar is bypassed"));
  }

  private void acts(Node after) {
    if (command instanceof DeleteAccount deletion) {
      deleted(deletion, after);
    } else if (command instanceof RemoveUser removal) {
      removed(removal, after);
    } else if (command instanceof RemoveLicenseManager) {
      holds(
          after.state().orders().stream()
              .filter(order -> order.id().equals(universe.orders.get(1)))
              .noneMatch(order -> order.roles().everybody().isEmpty()),
          "5.8 somebody manages");
    } else if (command instanceof Activate activate) {
      givesALicense(activate.serial());
      holds(tookNoSecondSeat(activate, after), "2.4 one machine takes one seat");
    } else if (command instanceof Refresh refresh) {
      Activation use = activation(before.state(), refresh.activation());
      givesALicense(use.serial());
      holds(
          refresh.machine().identity().match(use.machine().identity()).same(),
          "13.1 on its machine");
    } else if (command instanceof Reactivate again) {
      reactivated(again, after);
    } else if (command instanceof ForceRelease force) {
      holds(force.unreachable(), "3.2 the machine cannot be reached");
    } else if (command instanceof DeactivateRemotely remote) {
      Order order = order(before.state(), activation(before.state(), remote.activation()).serial());
      holds(order.terms().validity().currentAt(before.now()), "7.3 while it is current");
    } else {
      shared();
    }
    coolDown(after);
  }

  private void shared() {
    boolean sharing =
        command instanceof AssignUser
            || command instanceof UnassignUser
            || command instanceof TransferSerials
            || command instanceof RelinquishSerials;
    if (sharing) {
      for (Object serial : Changed.of(command, "serials", SortedSet.class)) {
        holds(
            order(before.state(), (SerialNumber) serial)
                .customer()
                .filter(command.origin().by()::isPerson)
                .isPresent(),
            "4.4, 4.5 only the owner");
      }
    }
  }

  private void deleted(DeleteAccount deletion, Node after) {
    AccountId gone = command.origin().by().person().orElseThrow();
    DeletionReport report = (DeletionReport) decision.report().orElseThrow();
    holds(
        deletion.confirmation().equals(Optional.of(report.hash())), "8.5 only what was confirmed");
    holds(nothingIsLeftOf(gone, after), "8.6 nothing is left");
    report
        .lost()
        .forEach(
            lost ->
                holds(
                    unownedAndUnshared(after.state(), lost.serial()),
                    "8.6 unowned, and shared with nobody"));
  }

  private void removed(RemoveUser removal, Node after) {
    holds(
        before.state().orders().stream()
            .filter(order -> order.id().equals(removal.order()))
            .anyMatch(
                order ->
                    order.roles().everybody().stream().anyMatch(command.origin().by()::isPerson)),
        "5.2, 6.1 only a manager");
    holds(
        before.state().accounts().stream()
            .filter(account -> account.id().equals(removal.user()))
            .anyMatch(account -> account.email().value().equals(removal.retyped())),
        "6.3 the e-mail is typed again");
    holds(liveOf(after, removal.user()).isEmpty(), "6.2 removal leaves no activation");
    holds(
        after.state().bars().stream().anyMatch(b -> b.account().equals(removal.user())),
        "6.2 who was removed is barred");
    holds(!command.origin().by().isPerson(removal.user()), "6.7 nobody removes themself");
  }

  private void reactivated(Reactivate again, Node after) {
    Activation use = activation(before.state(), again.activation());
    givesALicense(use.serial());
    holds(
        again.machine().identity().sharesTellingComponent(use.machine().identity()),
        "3.6 it is the same machine");
    holds(
        again.machine().identity().match(use.machine().identity()).same()
            || after.state().serials(after.now()).stream()
                .filter(serial -> serial.number().equals(use.serial()))
                .anyMatch(serial -> serial.coolDownAt(after.now()).isPresent()),
        "3.6 the cool-down starts");
  }

  private boolean tookNoSecondSeat(Activate activate, Node after) {
    boolean anew =
        liveOf(after, command.origin().by().person().orElseThrow()).stream()
            .anyMatch(a -> a.id().equals(activate.activation()));
    return !anew
        || before.state().holders(activate.serial(), before.now()).stream()
            .filter(a -> command.origin().by().isPerson(a.account()))
            .noneMatch(a -> a.machine().identity().equals(activate.machine().identity()));
  }

  private void givesALicense(SerialNumber serial) {
    Order order = order(before.state(), serial);
    holds(order.standing() == Standing.GOOD, "2.7 in good standing");
    holds(!order.terms().validity().expiredAt(before.now()), "11.2 not expired");
  }

  /** An onlooker remembers the last; what the serial says of it does not count here. */
  private void coolDown(Node after) {
    boolean forced =
        command instanceof ForceRelease
            || (((Permitted) decision).answer() instanceof Answer.Reactivated answer
                && answer.coolDownUntil().isPresent());
    if (!forced) {
      return;
    }
    after
        .forced()
        .forEach(
            (serial, at) -> {
              Instant last = before.forced().get(serial);
              if (at.equals(after.now()) && last != null) {
                Duration coolDown = order(before.state(), serial).terms().coolDown();
                holds(
                    !isOf(serial) || !after.now().isBefore(last.plus(coolDown)),
                    "3.3, 3.4 the cool-down");
              }
            });
  }

  private boolean isOf(SerialNumber serial) {
    ActivationId id =
        command instanceof ForceRelease force
            ? force.activation()
            : ((Reactivate) command).activation();
    return activation(before.state(), id).serial().equals(serial);
  }

  /** Equal hashes say the same of what follows. */
  private void hashes(Node after) {
    reports(universe, after)
        .forEach(
            (who, now) -> {
              DeletionReport then = reportsBefore.get(who);
              holds(
                  then == null || !then.hash().equals(now.hash()) || sameOutcome(then, now),
                  "8.5 an unchanged hash means the same outcome");
            });
  }

  private static boolean sameOutcome(DeletionReport one, DeletionReport other) {
    return one.possible() == other.possible()
        && one.lost().equals(other.lost())
        && one.leaves().equals(other.leaves())
        && one.roles().equals(other.roles())
        && activations(one).equals(activations(other));
  }

  private static List<ActivationId> activations(DeletionReport report) {
    return report.blocking().stream().map(use -> use.use().activation()).toList();
  }

  /** What deleting each account that there is would mean. */
  static Map<AccountId, DeletionReport> reports(SmallUniverse universe, Node node) {
    SmallWorld world = new SmallWorld(Explorer.ENGINE, node.state());
    world.now = node.now();
    Map<AccountId, DeletionReport> reports = new TreeMap<>();
    for (AccountId who : universe.people) {
      world
          .preview(new DeleteAccount(world.by(who), Optional.empty()))
          .report()
          .ifPresent(report -> reports.put(who, (DeletionReport) report));
    }
    return reports;
  }

  private static boolean nothingIsLeftOf(AccountId gone, Node after) {
    State state = after.state();
    return !exists(state, gone)
        && state.orders().stream().noneMatch(order -> order.managedBy(gone))
        && state.assignments().stream().noneMatch(a -> a.account().equals(gone))
        && state.requests().stream().noneMatch(request -> request.by().equals(gone))
        && state.bars().stream().noneMatch(bar -> bar.account().equals(gone))
        && liveOf(after, gone).isEmpty();
  }

  private static boolean unownedAndUnshared(State state, SerialNumber serial) {
    Order order = order(state, serial);
    return order.customer().isEmpty()
        && order.terms().claimable()
        && state.assignments().stream().noneMatch(a -> a.serial().equals(serial));
  }

  private static List<Activation> liveOf(Node node, AccountId account) {
    return node.state().activations().stream()
        .filter(a -> a.account().equals(account) && a.liveAt(node.now()))
        .toList();
  }

  private static boolean exists(State state, AccountId id) {
    return state.accounts().stream().anyMatch(account -> account.id().equals(id));
  }

  static Activation activation(State state, ActivationId id) {
    return state.activations().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }

  static Order order(State state, SerialNumber serial) {
    var id =
        state.serials(Instant.EPOCH).stream()
            .filter(known -> known.number().equals(serial))
            .findFirst()
            .orElseThrow()
            .order();
    return state.orders().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }
}
