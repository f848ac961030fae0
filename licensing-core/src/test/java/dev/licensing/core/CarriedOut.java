package dev.licensing.core;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Does what a remedy says, as a person would, and gives the command as it is repeated afterwards.
 * Empty where the remedy asks for something outside this world (the vendor's help, knowing another
 * serial), or where it is itself refused for a reason of its own.
 */
final class CarriedOut {

  private final SmallWorld world;
  private final Command command;
  private final Refused refused;
  private final Refusal reason;
  private final AccountId caller;

  CarriedOut(SmallWorld world, Command command, Refused refused, Refusal reason) {
    this.world = world;
    this.command = command;
    this.refused = refused;
    this.reason = reason;
    this.caller = command.origin().by().person().orElseThrow();
    world.now = command.origin().at();
  }

  Optional<Command> after(Remedy remedy) {
    return switch (remedy.code()) {
      case SIGN_IN, REGISTER -> anotherAccount().map(who -> by(new Actor.Person(who, world.now)));
      case SIGN_IN_AGAIN, ASK_OWNER -> Optional.of(by(again(remedy)));
      case RELEASE_THERE -> allReleasedThere();
      case FORCE_RELEASE -> allForceReleased();
      case WAIT -> waited(Instant.parse(remedy.facts().get("until")));
      case CLAIM -> claimed();
      case PRESENT_ALL_SERIALS -> Optional.of(new ClaimSerials(now(), wholeOrder()));
      case REQUEST_ACCESS -> granted();
      case ACTIVATE -> activated();
      case STATE_UNREACHABLE -> stated();
      case USE_THAT_MACHINE -> onMachine(activation().machine());
      case IDENTIFY_MACHINE -> onMachine(SmallWorld.machine("identified"));
      case CONFIRM_REPORT -> confirmed();
      case CHECK_SERIAL, CONTACT_VENDOR -> Optional.empty();
    };
  }

  private Actor again(Remedy remedy) {
    AccountId who =
        remedy.code() == RemedyCode.ASK_OWNER
            ? order(new SerialNumber(reason.facts().get("serial"))).customer().orElseThrow()
            : caller;
    return new Actor.Person(who, world.now);
  }

  private Optional<AccountId> anotherAccount() {
    return world.accounts.keySet().stream().findFirst();
  }

  /** Every seat that this reason names: where one user holds several machines, all must go. */
  private Optional<Command> allReleasedThere() {
    for (Activation use : named("RELEASE_THERE")) {
      Machine there = use.machine();
      world.execute(new Release(by(use.account()), use.id(), there));
    }
    return Optional.of(by(command.origin().by()));
  }

  private Optional<Command> allForceReleased() {
    for (Activation use : named("FORCE_RELEASE")) {
      coolDown(use).ifPresent(end -> world.now = end);
      Story.permitted(
          world.execute(new ForceRelease(by(caller), use.id(), true, "", Optional.empty())));
    }
    return Optional.of(by(new Actor.Person(caller, world.now)));
  }

  private Optional<Instant> coolDown(Activation use) {
    return world.serials.get(use.serial()).coolDownAt(world.now);
  }

  private List<Activation> named(String code) {
    return reason.remedies().stream()
        .filter(remedy -> remedy.code().name().equals(code))
        .map(remedy -> remedy.facts().get("activation"))
        .map(id -> id == null ? activation() : world.activations.get(ActivationId.of(id)))
        .toList();
  }

  private Optional<Command> waited(Instant until) {
    world.now = until;
    return Optional.of(by(new Actor.Person(caller, world.now)));
  }

  private Optional<Command> claimed() {
    if (command instanceof ClaimSerials claim) {
      SerialNumber first = claim.serials().first();
      return Optional.of(new ClaimSerials(now(), new TreeSet<>(serialsOf(order(first)))));
    }
    Story.permitted(world.execute(new ClaimSerials(by(caller), wholeOrder())));
    return Optional.of(by(command.origin().by()));
  }

  private SortedSet<SerialNumber> wholeOrder() {
    SerialNumber any =
        command instanceof ClaimSerials claim
            ? claim.serials().stream().filter(world.serials::containsKey).findFirst().orElseThrow()
            : new SerialNumber(reason.facts().get("serial"));
    return serialsOf(order(any));
  }

  private SortedSet<SerialNumber> serialsOf(Order order) {
    return world.serials.values().stream()
        .filter(serial -> serial.order().equals(order.id()))
        .map(Serial::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The owner assigns who asked. A claim would need a transfer, which is not there yet. */
  private Optional<Command> granted() {
    if (command instanceof ClaimSerials) {
      return Optional.empty();
    }
    SerialNumber serial = new SerialNumber(reason.facts().get("serial"));
    Story.permitted(world.execute(new RequestAccess(by(caller), serial, "please")));
    TreeSet<SerialNumber> one = new TreeSet<>(List.of(serial));
    AccountId owner = order(serial).customer().orElseThrow();
    Story.permitted(
        world.execute(new AssignUser(by(owner), one, world.accounts.get(caller).email())));
    return Optional.of(by(command.origin().by()));
  }

  private Optional<Command> activated() {
    Machine machine = SmallWorld.machine("fresh");
    for (SerialNumber serial : world.serials.keySet()) {
      Decision decision =
          world.execute(
              new Activate(
                  by(caller), serial, machine, new ActivationId(world.id()), SmallWorld.NONCE));
      if (decision instanceof Permitted permitted
          && permitted.answer() instanceof Answer.Activated activated) {
        return Optional.of(onActivation(activated.activation()));
      }
    }
    return Optional.empty();
  }

  private Command onActivation(Activation fresh) {
    if (command instanceof Refresh) {
      return new Refresh(now(), fresh.id(), fresh.machine(), SmallWorld.NONCE);
    }
    return command instanceof Release
        ? new Release(now(), fresh.id(), fresh.machine())
        : new ForceRelease(now(), fresh.id(), true, "", Optional.empty());
  }

  private Optional<Command> stated() {
    return command instanceof ForceRelease c
        ? Optional.of(new ForceRelease(now(), c.activation(), true, c.reason(), c.confirmation()))
        : Optional.empty();
  }

  private Optional<Command> onMachine(Machine machine) {
    if (command instanceof Activate c) {
      return Optional.of(new Activate(now(), c.serial(), machine, c.activation(), c.nonce()));
    }
    if (command instanceof Refresh c) {
      return Optional.of(new Refresh(now(), c.activation(), machine, c.nonce()));
    }
    return command instanceof Release c
        ? Optional.of(new Release(now(), c.activation(), machine))
        : Optional.empty();
  }

  private Optional<Command> confirmed() {
    Optional<ReportHash> hash = refused.report().map(report -> report.hash());
    if (command instanceof ForceRelease c) {
      return Optional.of(
          new ForceRelease(now(), c.activation(), c.unreachable(), c.reason(), hash));
    }
    return Optional.of(new DeleteAccount(now(), hash));
  }

  private Activation activation() {
    if (command instanceof Refresh c) {
      return world.activations.get(c.activation());
    }
    return command instanceof Release c
        ? world.activations.get(c.activation())
        : world.activations.get(((ForceRelease) command).activation());
  }

  private Order order(SerialNumber serial) {
    return world.order(world.serials.get(serial));
  }

  private Origin now() {
    return world.by(command.origin().by());
  }

  private Origin by(AccountId who) {
    return world.by(who);
  }

  /** The same command, by this actor, now. */
  private Command by(Actor actor) {
    Origin now = world.by(actor);
    return command.accept(
        new Command.Cases<Command>() {
          @Override
          public Command on(RegisterAccount c) {
            return new RegisterAccount(now, c.account(), c.credential());
          }

          @Override
          public Command on(DeleteAccount c) {
            return new DeleteAccount(now, c.confirmation());
          }

          @Override
          public Command on(IssueOrder c) {
            return new IssueOrder(now, c.order(), c.product(), c.terms(), c.serials());
          }

          @Override
          public Command on(ClaimSerials c) {
            return new ClaimSerials(now, c.serials());
          }

          @Override
          public Command on(AssignUser c) {
            return new AssignUser(now, c.serials(), c.user());
          }

          @Override
          public Command on(UnassignUser c) {
            return new UnassignUser(now, c.serials(), c.user());
          }

          @Override
          public Command on(RequestAccess c) {
            return new RequestAccess(now, c.serial(), c.message());
          }

          @Override
          public Command on(Activate c) {
            return new Activate(now, c.serial(), c.machine(), c.activation(), c.nonce());
          }

          @Override
          public Command on(Refresh c) {
            return new Refresh(now, c.activation(), c.machine(), c.nonce());
          }

          @Override
          public Command on(Release c) {
            return new Release(now, c.activation(), c.machine());
          }

          @Override
          public Command on(ForceRelease c) {
            return new ForceRelease(
                now, c.activation(), c.unreachable(), c.reason(), c.confirmation());
          }
        });
  }
}
