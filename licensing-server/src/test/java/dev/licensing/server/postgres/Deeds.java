package dev.licensing.server.postgres;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people do with accounts, serials and machines; likely ones are there several times. */
final class Deeds {

  private final Walk walk;
  private final Chance chance;

  private Deeds(Walk walk) {
    this.walk = walk;
    this.chance = walk.chance;
  }

  static List<Supplier<Optional<? extends Command>>> all(Walk walk) {
    Deeds deeds = new Deeds(walk);
    List<Supplier<Optional<? extends Command>>> all = new ArrayList<>(new OrderDeeds(walk).all());
    add(all, 3, deeds::register);
    add(all, 1, deeds::changeEmail);
    add(all, 1, deeds::changeName);
    add(all, 2, deeds::delete);
    add(all, 3, deeds::claim);
    add(all, 2, deeds::relinquish);
    add(all, 3, deeds::transfer);
    add(all, 6, deeds::assign);
    add(all, 2, deeds::unassign);
    add(all, 2, deeds::requestAccess);
    add(all, 16, deeds::activate);
    add(all, 8, deeds::refresh);
    add(all, 3, deeds::release);
    add(all, 2, deeds::forceRelease);
    add(all, 2, deeds::reactivate);
    add(all, 3, deeds::startTrial);
    add(all, 2, deeds::deactivateRemotely);
    add(all, 2, deeds::endLapsedLeases);
    add(all, 1, deeds::viewAccount);
    add(all, 1, deeds::viewEstate);
    add(all, 3, deeds::viewSerial);
    return all;
  }

  static void add(
      List<Supplier<Optional<? extends Command>>> all,
      int often,
      Supplier<Optional<? extends Command>> deed) {
    for (int i = 0; i < often; i++) {
      all.add(deed);
    }
  }

  private Optional<RegisterAccount> register() {
    Email email = walk.free();
    Account account = Account.registered(new AccountId(chance.id()), email, "Name " + email);
    return Optional.of(
        new RegisterAccount(walk.origin(new Actor.Visitor()), account, "credential"));
  }

  private Optional<ChangeEmail> changeEmail() {
    return walk.anybody().map(who -> new ChangeEmail(walk.person(who.id()), walk.free()));
  }

  private Optional<ChangeName> changeName() {
    return walk.anybody()
        .map(who -> new ChangeName(walk.person(who.id()), "Name " + chance.oneOf("a", "b", "c")));
  }

  /** A person their own; the vendor somebody's. */
  private Optional<ViewAccount> viewAccount() {
    return walk.anybody()
        .map(
            who ->
                chance.of100(50)
                    ? new ViewAccount(walk.person(who.id()), Optional.empty())
                    : new ViewAccount(
                        walk.origin(new Actor.Vendor("sales")), Optional.of(who.id())));
  }

  /** Mostly confirmed as it stands now. */
  private Optional<DeleteAccount> delete() {
    return walk.anybody()
        .map(
            who -> {
              Origin origin = walk.person(who.id());
              DeleteAccount asked = new DeleteAccount(origin, Optional.empty());
              Optional<Report> report =
                  walk.engine.decide(walk.state.facts(walk.engine.factsFor(asked)), asked).report();
              return chance.of100(80) ? new DeleteAccount(origin, report.map(Report::hash)) : asked;
            });
  }

  private SortedSet<SerialNumber> all(Order order) {
    List<SerialNumber> all = walk.serials(order).stream().map(Serial::number).toList();
    return new TreeSet<>(chance.of100(90) ? all : all.subList(0, 1));
  }

  private Optional<ClaimSerials> claim() {
    return walk.order().map(o -> new ClaimSerials(walk.by(Optional.empty()), all(o)));
  }

  private Optional<RelinquishSerials> relinquish() {
    return walk.order()
        .map(
            order ->
                new RelinquishSerials(
                    walk.by(order.customer()),
                    all(order),
                    chance.of100(50)
                        ? Optional.of(
                            new Reservation(
                                walk.email(),
                                chance.of100(50)
                                    ? Optional.of(walk.now.plusSeconds(90))
                                    : Optional.empty()))
                        : Optional.empty(),
                    Optional.empty()));
  }

  private Optional<TransferSerials> transfer() {
    return walk.order()
        .map(
            order ->
                new TransferSerials(
                    walk.by(order.customer()),
                    all(order),
                    walk.email(),
                    chance.of100(60),
                    chance.of100(70)
                        ? Optional.of(walk.now.plus(Duration.ofMinutes(3)))
                        : Optional.empty(),
                    Optional.empty()));
  }

  private Optional<AssignUser> assign() {
    return walk.order()
        .map(order -> new AssignUser(walk.by(order.customer()), all(order), walk.email()));
  }

  private Optional<UnassignUser> unassign() {
    Optional<Assignment> one = chance.one(walk.state.assignments());
    return one.map(
        assignment ->
            new UnassignUser(
                walk.by(walk.orderOf(assignment.serial()).customer()),
                new TreeSet<>(List.of(assignment.serial())),
                walk.state.accounts().stream()
                    .filter(a -> a.id().equals(assignment.account()))
                    .map(Account::email)
                    .findFirst()
                    .filter(email -> chance.of100(85))
                    .orElseGet(walk::email)));
  }

  private Optional<RequestAccess> requestAccess() {
    return walk.serial()
        .map(
            serial ->
                new RequestAccess(
                    walk.by(Optional.empty()),
                    serial.number(),
                    new RequestId(chance.id()),
                    "please " + chance.below(9)));
  }

  private Optional<Activate> activate() {
    return walk.serial()
        .map(
            serial ->
                new Activate(
                    walk.by(mayUse(serial)),
                    chance.of100(98) ? serial.number() : walk.newSerial(),
                    walk.machine(),
                    new ActivationId(chance.id()),
                    chance.of100(20)
                        ? Optional.of(walk.now.minus(Duration.ofDays(chance.below(9))))
                        : Optional.empty(),
                    Shop.NONCE));
  }

  private Optional<AccountId> mayUse(Serial serial) {
    List<AccountId> all =
        walk.state.assignments().stream()
            .filter(assignment -> assignment.serial().equals(serial.number()))
            .map(Assignment::account)
            .collect(Collectors.toList());
    walk.orderOf(serial.number()).customer().ifPresent(all::add);
    return chance.one(all);
  }

  /** The application on the machine, or its user. */
  private Origin from(Activation activation) {
    return chance.of100(50)
        ? walk.origin(new Actor.Installation(activation.id()))
        : walk.by(Optional.of(activation.account()));
  }

  private Machine itsMachine(Activation activation) {
    String name = activation.machine().name();
    return chance.of100(90) ? walk.machine(name.substring(name.length() - 1)) : walk.machine();
  }

  private Optional<Refresh> refresh() {
    return walk.activation()
        .map(a -> new Refresh(from(a), a.id(), itsMachine(a), Optional.empty(), Shop.NONCE));
  }

  private Optional<Release> release() {
    return walk.activation().map(a -> new Release(from(a), a.id(), itsMachine(a)));
  }

  private Optional<ForceRelease> forceRelease() {
    return walk.activation()
        .map(
            a ->
                new ForceRelease(
                    walk.by(Optional.of(a.account())),
                    a.id(),
                    chance.of100(90),
                    "reason " + chance.below(9),
                    Optional.empty()));
  }

  private Optional<Reactivate> reactivate() {
    return walk.activation()
        .map(a -> new Reactivate(from(a), a.id(), itsMachine(a), Optional.empty(), Shop.NONCE));
  }

  private Optional<StartTrial> startTrial() {
    return Optional.of(
        new StartTrial(
            walk.by(Optional.empty()),
            chance.oneOf(Walk.PRODUCTS.get(0), Walk.PRODUCTS.get(1)),
            walk.machine(),
            new OrderId(chance.id()),
            walk.newSerial(),
            new ActivationId(chance.id()),
            Optional.empty(),
            Shop.NONCE));
  }

  private Optional<DeactivateRemotely> deactivateRemotely() {
    return walk.activation()
        .map(
            a ->
                new DeactivateRemotely(
                    chance.of100(90) ? walk.vendor() : walk.by(Optional.of(a.account())),
                    a.id(),
                    chance.of100(40),
                    "lost",
                    Optional.empty()));
  }

  private Optional<EndLapsedLeases> endLapsedLeases() {
    return Optional.of(new EndLapsedLeases(walk.vendor()));
  }

  private Optional<ViewEstate> viewEstate() {
    return Optional.of(ViewEstate.own(walk.by(Optional.empty())));
  }

  private Optional<ViewSerial> viewSerial() {
    return walk.serial().map(s -> new ViewSerial(walk.by(Optional.empty()), s.number()));
  }
}
