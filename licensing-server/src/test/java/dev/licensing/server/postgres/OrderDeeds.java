package dev.licensing.server.postgres;

import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.AddSerials;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the vendor and the managers of orders do; likely ones are there several times. */
final class OrderDeeds {

  private static final Duration LEASE = Duration.ofSeconds(40);

  private final Walk walk;
  private final Chance chance;

  OrderDeeds(Walk walk) {
    this.walk = walk;
    this.chance = walk.chance;
  }

  List<Supplier<Optional<? extends Command>>> all() {
    List<Supplier<Optional<? extends Command>>> all = new ArrayList<>();
    Deeds.add(all, 4, this::issue);
    Deeds.add(all, 1, this::addSerials);
    Deeds.add(all, 2, this::changeTerms);
    Deeds.add(all, 1, this::changeStanding);
    Deeds.add(all, 2, this::offerTrial);
    Deeds.add(all, 2, this::addManager);
    Deeds.add(all, 4, this::removeManager);
    Deeds.add(all, 2, this::requestTransfer);
    Deeds.add(all, 2, this::requestDeactivation);
    Deeds.add(all, 4, this::approve);
    Deeds.add(all, 1, this::decline);
    Deeds.add(all, 3, this::removeUser);
    Deeds.add(all, 3, this::reinstate);
    Deeds.add(all, 3, this::addHosts);
    Deeds.add(all, 1, this::removeHosts);
    Deeds.add(all, 2, this::issueKey);
    Deeds.add(all, 1, this::viewOrder);
    Deeds.add(all, 1, this::viewRequests);
    Deeds.add(all, 1, this::findOrders);
    Deeds.add(all, 1, this::viewEstate);
    return all;
  }

  private Terms terms() {
    Terms floating =
        Terms.floating(2, LEASE).withClaimable(chance.of100(50)).withAdmission(admission());
    return hosted(floating);
  }

  private Terms hosted(Terms floating) {
    Terms terms = any(floating);
    return chance.of100(60) ? terms.withHosts(HostTerms.hosts(2, 2)) : terms;
  }

  private Terms any(Terms floating) {
    return chance.oneOf(
        Terms.singleMachine().withAdmission(admission()),
        Terms.perDeveloper(2),
        Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY),
        floating,
        floating.withUsersAtOnce(UsersAtOnce.ONE),
        floating.withMachineLimit(1),
        Terms.perpetual(walk.now.plus(Duration.ofDays(2))).withRemoteDeactivationsPerYear(1),
        Terms.subscription(walk.now.plus(Duration.ofDays(9))).withUsersAtOnce(UsersAtOnce.ANY),
        floating.withSeats(
            SeatTerms.floating(3, LEASE)
                .withEnvironments(Map.of(Environment.CONTAINER, Allowance.NO_SEAT))));
  }

  private Admission admission() {
    return chance.oneOf(Admission.SELF_SERVICE, Admission.ON_APPROVAL);
  }

  private SortedSet<SerialNumber> newSerials() {
    SortedSet<SerialNumber> serials = new TreeSet<>();
    for (int i = 1 + chance.below(2); i > 0; i--) {
      serials.add(walk.newSerial());
    }
    return serials;
  }

  private Optional<IssueOrder> issue() {
    if (walk.state.orders().size() > 14) {
      return Optional.empty();
    }
    Buyers buyers =
        new Buyers(
            chance.of100(60) ? Optional.of(walk.email()) : Optional.empty(),
            chance.of100(30) ? Optional.of(walk.email()) : Optional.empty(),
            new TreeSet<>(chance.of100(40) ? List.of(walk.email()) : List.of()));
    return Optional.of(
        new IssueOrder(
            walk.vendor(),
            new OrderId(chance.id()),
            chance.oneOf(Walk.PRODUCTS.get(0), Walk.PRODUCTS.get(1)),
            terms(),
            newSerials(),
            buyers));
  }

  private Optional<AddSerials> addSerials() {
    return walk.order().map(o -> new AddSerials(walk.vendor(), o.id(), newSerials()));
  }

  private Optional<ChangeTerms> changeTerms() {
    return walk.order().map(o -> new ChangeTerms(walk.vendor(), o.id(), terms()));
  }

  private Optional<ChangeStanding> changeStanding() {
    return walk.order()
        .map(
            order ->
                new ChangeStanding(
                    walk.vendor(),
                    order.id(),
                    chance.of100(50)
                        ? chance.one(walk.serials(order)).map(Serial::number)
                        : Optional.empty(),
                    chance.oneOf(
                        Standing.GOOD,
                        Standing.GOOD,
                        Standing.GOOD,
                        Standing.SUSPENDED,
                        Standing.REVOKED),
                    ""));
  }

  private Optional<OfferTrial> offerTrial() {
    Terms trial = Terms.trial(Duration.ofDays(3)).withValidity(Validity.forEver());
    return Optional.of(
        new OfferTrial(
            walk.vendor(),
            chance.oneOf(Walk.PRODUCTS.get(0), Walk.PRODUCTS.get(1)),
            chance.of100(85) ? Optional.of(trial) : Optional.empty()));
  }

  /** One that somebody manages, so that something can be done with it. */
  private Optional<Order> managed() {
    return chance.one(
        walk.state.orders().stream().filter(o -> !o.roles().everybody().isEmpty()).toList());
  }

  /** A manager of the order, or the vendor. */
  private Origin of(Order order) {
    return chance.of100(20) ? walk.vendor() : walk.by(chance.one(order.roles().everybody()));
  }

  private Optional<AddLicenseManager> addManager() {
    return walk.order()
        .map(
            order ->
                new AddLicenseManager(
                    of(order), order.id(), new RequestId(chance.id()), walk.email()));
  }

  private Optional<RemoveLicenseManager> removeManager() {
    return walk.order()
        .map(
            order ->
                new RemoveLicenseManager(
                    of(order),
                    order.id(),
                    chance
                        .one(order.roles().licenseManagers())
                        .map(this::emailOf)
                        .filter(email -> chance.of100(80))
                        .orElseGet(walk::email)));
  }

  private Email emailOf(AccountId account) {
    return walk.state.accounts().stream()
        .filter(known -> known.id().equals(account))
        .map(Account::email)
        .findFirst()
        .orElseThrow();
  }

  private Optional<RequestOrderTransfer> requestTransfer() {
    return walk.order()
        .map(
            order ->
                new RequestOrderTransfer(
                    walk.by(order.customer()),
                    order.id(),
                    new RequestId(chance.id()),
                    walk.email(),
                    "Somebody"));
  }

  private Optional<RequestRemoteDeactivation> requestDeactivation() {
    return walk.activation()
        .map(
            a ->
                new RequestRemoteDeactivation(
                    walk.by(Optional.of(a.account())), a.id(), new RequestId(chance.id()), "lost"));
  }

  private Optional<Request> request() {
    return chance.one(walk.state.requests());
  }

  /** Who decides on the request, mostly. */
  private Origin decider(Request request) {
    return request.wish() instanceof Request.Access access
        ? walk.by(walk.orderOf(access.serial()).customer())
        : chance.of100(85) ? walk.vendor() : walk.by(Optional.of(request.by()));
  }

  private Optional<ApproveRequest> approve() {
    return request().map(r -> new ApproveRequest(decider(r), r.id()));
  }

  private Optional<DeclineRequest> decline() {
    return request().map(r -> new DeclineRequest(decider(r), r.id(), "no"));
  }

  /** A live one on an order that somebody else manages. */
  private Optional<RemoveUser> removeUser() {
    List<Activation> managed =
        walk.state.activations().stream()
            .filter(a -> a.liveAt(walk.now))
            .filter(a -> manager(walk.orderOf(a.serial()), a.account()).isPresent())
            .toList();
    return chance
        .one(managed)
        .map(
            a -> {
              Order order = walk.orderOf(a.serial());
              String retyped =
                  chance.of100(85) ? emailOf(a.account()).value() : "somebody@else.example";
              return new RemoveUser(
                  walk.by(manager(order, a.account())),
                  order.id(),
                  a.account(),
                  retyped,
                  Optional.empty());
            });
  }

  private Optional<AccountId> manager(Order order, AccountId other) {
    return chance.one(
        order.roles().everybody().stream().filter(who -> !who.equals(other)).toList());
  }

  private Optional<ReinstateUser> reinstate() {
    return chance
        .one(walk.state.bars())
        .map(
            bar ->
                new ReinstateUser(
                    chance.of100(50) ? walk.vendor() : walk.by(Optional.of(bar.by())),
                    bar.account()));
  }

  private SortedSet<HostName> hosts() {
    return new TreeSet<>(
        List.of(HostName.of(chance.oneOf("a.example", "b.example", "c.example", "*.d.example"))));
  }

  private HostClass hostClass() {
    return chance.oneOf(HostClass.PRODUCTION, HostClass.TEST);
  }

  private Optional<AddHostnames> addHosts() {
    return managed().map(o -> new AddHostnames(of(o), o.id(), hostClass(), hosts()));
  }

  private Optional<RemoveHostnames> removeHosts() {
    return managed().map(o -> new RemoveHostnames(of(o), o.id(), hostClass(), hosts()));
  }

  private Optional<IssueRuntimeKey> issueKey() {
    HostClass hostClass = hostClass();
    List<Order> listed =
        walk.state.orders().stream().filter(o -> !o.hosts().of(hostClass).isEmpty()).toList();
    return chance
        .one(listed)
        .map(
            order ->
                new IssueRuntimeKey(
                    of(order),
                    order.id(),
                    new RuntimeKeyId(chance.id()),
                    hostClass,
                    Optional.empty()));
  }

  private Optional<ViewOrder> viewOrder() {
    return walk.order().map(order -> new ViewOrder(of(order), order.id(), Optional.empty()));
  }

  private Optional<FindOrders> findOrders() {
    return Optional.of(
        new FindOrders(
            walk.vendor(),
            chance.of100(70) ? Optional.of(walk.email()) : Optional.empty(),
            chance.of100(30) ? walk.order().map(Order::id) : Optional.empty()));
  }

  private Optional<ViewEstate> viewEstate() {
    return walk.anybody().map(who -> new ViewEstate(walk.vendor(), Optional.of(who.id())));
  }

  private Optional<ViewRequests> viewRequests() {
    return Optional.of(
        new ViewRequests(
            walk.vendor(), chance.of100(30) ? request().map(Request::id) : Optional.empty()));
  }
}
