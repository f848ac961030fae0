package dev.licensing.testkit.memory;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.Commands;
import dev.licensing.testkit.OrderCommands;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.SharingCommands;
import dev.licensing.testkit.VendorCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gives every command, by chance, in a world so small that everybody meets everybody. */
final class RandomWalk {

  /** The product of the scene. */
  static final ProductId PRODUCT = new ProductId("acme-studio");

  private final Scene scene;
  private final Chance chance;
  private final Cast cast;
  private final Commands commands;

  RandomWalk(Scene scene, Chance chance, Cast cast) {
    this.scene = scene;
    this.chance = chance;
    this.cast = cast;
    this.commands = scene.commands();
  }

  /** Once in a while by somebody who has no business with it. */
  Command next() {
    scene.clock().advance(Duration.ofHours(chance.below(12)));
    Command command = byTheRightOne();
    return chance.oneIn(12) ? Disguise.of(command, bySomebody(command.origin())) : command;
  }

  private Origin bySomebody(Origin origin) {
    Actor actor =
        switch (chance.below(5)) {
          case 0 -> new Actor.Visitor();
          case 1 -> new Actor.Vendor("walk");
          case 2 -> new Actor.Installation(cast.activation());
          case 3 -> new Actor.Person(cast.who(), origin.at());
          default -> new Actor.Person(cast.who(), origin.at().minus(Duration.ofDays(1)));
        };
    return new Origin(origin.id(), origin.at(), actor);
  }

  private Command byTheRightOne() {
    return switch (chance.below(16)) {
      case 0 -> account();
      case 1, 2, 3 -> sharing();
      case 4, 5, 6, 7, 8 -> onAMachine();
      case 9 -> fromElsewhere();
      case 10, 11 -> managing();
      case 12 -> hosting();
      case 13 -> requesting();
      case 14 -> changing();
      default -> chance.oneIn(2) ? selling() : changing();
    };
  }

  private Command account() {
    return switch (chance.below(6)) {
      case 0 -> commands.changeEmail(cast.who(), cast.address());
      case 1 -> deletion(cast.who());
      case 2 ->
          chance.oneIn(2)
              ? commands.changeName(cast.who(), "person " + chance.below(3))
              : commands.viewEstate(cast.who());
      case 3 ->
          chance.oneIn(3)
              ? commands.viewAccount(cast.who())
              : commands.viewSerial(cast.who(), cast.serial());
      default -> commands.register(cast.address(), "person", "");
    };
  }

  /** Mostly asked first, so that it can be confirmed. */
  private Command deletion(AccountId who) {
    DeleteAccount report = commands.deletionReport(who);
    Optional<ReportHash> hash = scene.decide(report).report().map(Report::hash);
    return switch (chance.below(6)) {
      case 0 -> report;
      case 1 -> commands.delete(who, ReportHash.of("another"));
      default -> hash.<Command>map(seen -> commands.delete(who, seen)).orElse(report);
    };
  }

  private Command sharing() {
    SharingCommands sharing = commands.sharing();
    SerialNumber serial = cast.serial();
    AccountId owner = cast.ownerOf(serial);
    Instant later = scene.clock().instant().plus(Duration.ofDays(chance.below(5)));
    return switch (chance.below(12)) {
      case 0, 1 -> sharing.claim(cast.who(), Set.of(serial));
      case 2 -> sharing.claim(cast.who(), cast.severalSerials());
      case 3, 4 -> sharing.assign(owner, Set.of(serial), cast.address());
      case 5 -> sharing.assign(owner, cast.severalSerials(), cast.address());
      case 6 ->
          chance.oneIn(2)
              ? sharing.unassign(owner, Set.of(serial), cast.addressOf(cast.sharerOf(serial)))
              : unassigningAUser(sharing);
      case 7 -> sharing.relinquish(owner, Set.of(serial));
      case 8 -> sharing.relinquish(owner, Set.of(serial), cast.address(), later);
      case 9 -> sharing.transfer(owner, cast.severalSerials(), cast.address());
      case 10 -> sharing.transferAndLeave(owner, Set.of(serial), cast.address());
      default -> sharing.reserve(owner, Set.of(serial), cast.address(), later);
    };
  }

  private Command unassigningAUser(SharingCommands sharing) {
    ActivationId used = cast.activation();
    SerialNumber serial = cast.serialOf(used);
    String user = cast.addressOf(cast.userOf(used));
    return sharing.unassign(cast.ownerOf(serial), Set.of(serial), user);
  }

  private Command onAMachine() {
    SerialNumber serial = cast.serial();
    ActivationId activation = cast.activation();
    return switch (chance.below(12)) {
      case 0 -> commands.refresh(cast.userOf(activation), activation, chance.machine());
      case 1 -> commands.refresh(activation, chance.machine());
      case 2 -> commands.release(cast.userOf(activation), activation, chance.machine());
      case 3 -> commands.release(activation, chance.machine());
      case 4, 5 -> commands.reactivate(cast.userOf(activation), activation, chance.machine());
      case 6 -> commands.startTrial(cast.who(), chance.machine());
      default -> built(commands.activate(cast.sharerOf(serial), serial, chance.machine()));
    };
  }

  private Activate built(Activate activate) {
    return new Activate(
        activate.origin(),
        activate.serial(),
        activate.machine(),
        activate.activation(),
        chance.buildDate(activate.origin().at()),
        activate.nonce());
  }

  private Command fromElsewhere() {
    ActivationId activation = cast.activation();
    return switch (chance.below(5)) {
      case 0 -> commands.vendor().deactivate(activation, "gone");
      case 1 -> commands.vendor().deactivateAllTheSame(activation, "gone");
      case 2 -> commands.requestRemoteDeactivation(cast.userOf(activation), activation, "gone");
      case 3 -> commands.vendor().endLapsedLeases();
      default -> forced(commands.forceRelease(cast.userOf(activation), activation, "gone"));
    };
  }

  private ForceRelease forced(ForceRelease force) {
    return new ForceRelease(
        force.origin(),
        force.activation(),
        !chance.oneIn(4),
        force.reason(),
        chance.oneIn(4) ? Optional.of(ReportHash.of("another")) : Optional.empty());
  }

  private Command managing() {
    OrderCommands managing = commands.orders();
    OrderId order = cast.order();
    AccountId manager = cast.managerOf(order);
    return switch (chance.below(8)) {
      case 0 ->
          chance.oneIn(2)
              ? managing.view(manager, order)
              : commands.vendor().findOrders(cast.address());
      case 1 -> managing.addManager(manager, order, cast.address());
      case 2, 3 -> managing.removeManager(manager, order, cast.addressOf(cast.managerOf(order)));
      case 4 -> managing.reinstate(manager, cast.who());
      case 5 -> commands.vendor().reinstate(cast.who());
      default -> removal(managing);
    };
  }

  /** Mostly of somebody who uses the order; of the manager too, now and then. */
  private Command removal(OrderCommands managing) {
    ActivationId activation = cast.activation();
    OrderId order = cast.orderOf(activation);
    AccountId manager = cast.managerOf(order);
    AccountId user = chance.oneIn(8) ? manager : cast.userOf(activation);
    String typed = chance.oneIn(6) ? cast.address() : cast.addressOf(user);
    return managing.removeUser(manager, order, user, typed);
  }

  private Command hosting() {
    OrderCommands hosting = commands.orders();
    OrderId order = cast.order();
    AccountId manager = cast.managerOf(order);
    HostClass hostClass = chance.any(HostClass.class);
    return switch (chance.below(5)) {
      case 0, 1 -> hosting.addHosts(manager, order, hostClass, chance.host());
      case 2 -> hosting.removeHosts(manager, order, hostClass, chance.host());
      case 3 -> hosting.issueKey(manager, order, hostClass, new ApplicationId("com.example"));
      default -> hosting.issueKey(manager, order, hostClass);
    };
  }

  private Command requesting() {
    RequestId request = cast.request();
    OrderId order = cast.order();
    SerialNumber serial = cast.serial();
    return switch (chance.below(7)) {
      case 0, 1 -> commands.sharing().requestAccess(cast.who(), serial, "please");
      case 2 ->
          commands.orders().requestTransfer(cast.managerOf(order), order, cast.address(), "Heir");
      case 3 -> commands.sharing().approve(cast.who(), request);
      case 4 -> commands.sharing().decline(cast.who(), request, "no");
      case 5 -> commands.vendor().approve(request);
      default -> commands.vendor().decline(request, "no");
    };
  }

  private Command selling() {
    VendorCommands vendor = commands.vendor();
    Instant now = scene.clock().instant();
    return chance.oneIn(6)
        ? reissue(vendor.issue(chance.terms(now), 1), cast.serial())
        : vendor.issue(chance.terms(now), 1 + chance.below(2), buyers());
  }

  private Command changing() {
    VendorCommands vendor = commands.vendor();
    OrderId order = cast.order();
    return switch (chance.below(8)) {
      case 0 -> vendor.addSerials(order, 1);
      case 1 -> vendor.changeTerms(order, chance.terms(scene.clock().instant()));
      case 2 -> vendor.changeStanding(order, chance.any(Standing.class));
      case 3 -> vendor.changeStanding(order, cast.serial(), chance.any(Standing.class));
      case 4, 5 -> vendor.changeStanding(order, Standing.GOOD);
      case 6 -> vendor.offerTrial(PRODUCT, trial());
      default ->
          vendor.viewRequests(Optional.of(cast.request()).filter(request -> chance.oneIn(2)));
    };
  }

  private Optional<Terms> trial() {
    return chance.oneIn(4) ? Optional.empty() : Optional.of(Terms.trial(Duration.ofDays(3)));
  }

  /** Of serials there are already. */
  private static IssueOrder reissue(IssueOrder issue, SerialNumber serial) {
    return IssueOrder.unowned(
        issue.origin(),
        issue.order(),
        issue.product(),
        issue.terms(),
        new TreeSet<>(Set.of(serial)));
  }

  private Buyers buyers() {
    return switch (chance.below(4)) {
      case 0 -> Buyers.customer(new Email(cast.address()));
      case 1 ->
          new Buyers(
              Optional.empty(), Optional.empty(), new TreeSet<>(Set.of(new Email(cast.address()))));
      case 2 ->
          new Buyers(
              Optional.of(new Email(cast.address())),
              Optional.of(new Email(cast.address())),
              new TreeSet<>(Set.of(new Email(cast.address()))));
      default -> Buyers.nobody();
    };
  }
}
