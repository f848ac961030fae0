package dev.licensing.testkit.memory;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.Commands;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Gives every command, by chance, in a world so small that everybody meets everybody. */
final class RandomWalk {

  private final Scene scene;
  private final Random random;
  private final Commands commands;
  private final List<Account> people = new ArrayList<>();
  private final List<SerialNumber> serials = new ArrayList<>();
  private final List<ActivationId> activations = new ArrayList<>();

  /** Begins with one of each that does not exist. */
  RandomWalk(Scene scene, Random random) {
    this.scene = scene;
    this.random = random;
    this.commands = scene.commands();
    people.add(commands.register("nobody@example.com", "nobody", "").account());
    serials.add(commands.vendor().issue(Terms.singleMachine(), 1).serials().first());
    activations.add(commands.activate(people.get(0).id(), serials.get(0), machine()).activation());
  }

  Command next() {
    scene.clock().advance(Duration.ofHours(random.nextInt(12)));
    SerialNumber serial = any(serials);
    ActivationId activation = any(activations);
    AccountId who = random.nextBoolean() ? any(people).id() : ownerOf(serial);
    return switch (random.nextInt(22)) {
      case 0, 1 -> commands.register(address(), "person", "");
      case 2 -> commands.vendor().issue(terms(), 1 + random.nextInt(2));
      case 3 -> reissue(commands.vendor().issue(terms(), 1), serial);
      case 4 -> commands.sharing().claim(who, Set.of(serial));
      case 5 -> commands.sharing().claim(who, severalSerials());
      case 6 -> commands.sharing().assign(who, Set.of(serial), address());
      case 7 -> commands.sharing().assign(who, severalSerials(), address());
      case 8 -> commands.sharing().unassign(who, severalSerials(), address());
      case 9 -> commands.sharing().requestAccess(who, serial, "please");
      case 10, 11, 12, 13 -> commands.activate(who, serial, machine());
      case 14 -> commands.refresh(who, activation, machine());
      case 15 -> commands.refresh(activation, machine());
      case 16 -> commands.release(who, activation, machine());
      case 17 -> commands.release(activation, machine());
      case 18 -> commands.sharing().unassign(who, Set.of(serial), address());
      case 19 -> forceRelease(commands.forceRelease(who, activation, "gone"));
      case 20 -> commands.sharing().assign(who, severalSerials(), any(people).email().value());
      default -> random.nextInt(3) == 0 ? deletion(who) : refreshOrForce(who);
    };
  }

  void remember(Command command) {
    if (command instanceof RegisterAccount register) {
      keep(people, register.account(), 6);
    } else if (command instanceof IssueOrder issue) {
      issue.serials().forEach(serial -> keep(serials, serial, 6));
    } else if (command instanceof Activate activate) {
      keep(activations, activate.activation(), 8);
    }
  }

  List<Account> people() {
    return people;
  }

  /** Drops the oldest but one: the first names what never was. */
  private static <T> void keep(List<T> list, T item, int most) {
    list.add(item);
    if (list.size() > most) {
      list.remove(1);
    }
  }

  /** By somebody else than the vendor once in a while, and with serials there are already. */
  private IssueOrder reissue(IssueOrder issue, SerialNumber serial) {
    Origin origin = issue.origin();
    Origin by =
        random.nextInt(4) == 0 ? new Origin(origin.id(), origin.at(), new Actor.Visitor()) : origin;
    return new IssueOrder(
        by, issue.order(), issue.product(), issue.terms(), new TreeSet<>(Set.of(serial)));
  }

  private ForceRelease forceRelease(ForceRelease force) {
    boolean unreachable = random.nextInt(4) > 0;
    return new ForceRelease(
        random.nextInt(4) == 0 ? signedInLongAgo(force.origin()) : force.origin(),
        force.activation(),
        unreachable,
        force.reason(),
        random.nextInt(4) == 0 ? Optional.of(ReportHash.of("another")) : Optional.empty());
  }

  /** Mostly asked first, so that it can be confirmed. */
  private Command deletion(AccountId who) {
    DeleteAccount report = commands.deletionReport(who);
    Decision decision = scene.decide(report);
    Optional<ReportHash> hash = decision.report().map(Report::hash);
    return switch (random.nextInt(4)) {
      case 0 -> report;
      case 1 -> commands.delete(who, ReportHash.of("another"));
      default -> hash.<Command>map(seen -> commands.delete(who, seen)).orElse(report);
    };
  }

  private Command refreshOrForce(AccountId who) {
    ActivationId latest = activations.get(activations.size() - 1);
    return random.nextInt(3) == 0
        ? commands.refresh(who, latest, machine())
        : forceRelease(commands.forceRelease(who, latest, "gone"));
  }

  private static Origin signedInLongAgo(Origin origin) {
    AccountId person = origin.by().person().orElseThrow();
    Instant longAgo = origin.at().minus(Duration.ofDays(1));
    return new Origin(origin.id(), origin.at(), new Actor.Person(person, longAgo));
  }

  private Terms terms() {
    Terms terms =
        random.nextBoolean() ? Terms.perDeveloper(1 + random.nextInt(2)) : Terms.singleMachine();
    return new Terms(
        terms.machineLimit(),
        random.nextBoolean() ? UsersAtOnce.ONE : UsersAtOnce.ANY,
        random.nextBoolean() ? Access.ANYONE_WITH_SERIAL : Access.OWNER_AND_ASSIGNED,
        random.nextInt(4) > 0,
        terms.coolDown(),
        terms.offline(),
        terms.features());
  }

  /** Of few machines, so that they meet again; some in a state. */
  private FakeMachine machine() {
    FakeMachine machine = FakeMachine.named("machine-" + random.nextInt(3));
    return switch (random.nextInt(12)) {
      case 0 -> machine.reformatted();
      case 1 -> machine.withNewMainboard();
      case 2 -> machine.nothingReadable();
      case 3 -> machine.container();
      default -> machine;
    };
  }

  private String address() {
    return random.nextInt(4) > 0
        ? any(people).email().value()
        : "person-" + random.nextInt(12) + "@example.com";
  }

  private Set<SerialNumber> severalSerials() {
    int from = random.nextInt(serials.size());
    int to = Math.min(serials.size(), from + 1 + random.nextInt(2));
    return new TreeSet<>(serials.subList(from, to));
  }

  /** The owner can do more than others, so half of the time it is the owner. */
  private AccountId ownerOf(SerialNumber serial) {
    return serial.equals(serials.get(0))
        ? any(people).id()
        : scene.order(serial).customer().orElseGet(() -> any(people).id());
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
