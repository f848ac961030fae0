package dev.licensing.core;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.AddSerials;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Every command there is, about what there is in a world, and once in a while about what is not.
 */
final class RandomCommands {

  private static final List<Machine> MACHINES =
      List.of(
          SmallWorld.machine("desktop"),
          SmallWorld.machine("laptop"),
          SmallWorld.machine("tablet"),
          SmallWorld.reinstalled("desktop"),
          new Machine("unreadable", new MachineIdentity(new TreeMap<>()), Environment.UNKNOWN));
  private static final List<String> NAMES = List.of("alice", "bob", "carol", "dora", "eve");

  private final SmallWorld world;
  private final Random random;
  private final Supplier<UUID> ids;

  RandomCommands(SmallWorld world, Random random, Supplier<UUID> ids) {
    this.world = world;
    this.random = random;
    this.ids = ids;
  }

  /** The ordinary half of the time, the rare in the rest. */
  Command any() {
    return chance(3) ? usual() : rare();
  }

  private Command usual() {
    Activation use = activation();
    SerialNumber serial = serial();
    SortedSet<SerialNumber> serials = serials();
    return switch (random.nextInt(15)) {
      case 0, 1, 2, 3 ->
          new Activate(by(serial), serial, machine(), new ActivationId(id()), date(), nonce());
      case 4 -> new Refresh(at(use), use.id(), machine(), date(), nonce());
      case 5 -> new Release(at(use), use.id(), machine());
      case 6, 11 -> new ForceRelease(at(use), use.id(), chance(4), "", seen());
      case 7 -> new AssignUser(by(serials.first()), serials, address());
      case 8, 13 ->
          chance(2)
              ? new UnassignUser(by(serials.first()), serials, address())
              : new UnassignUser(
                  by(use.serial()),
                  new TreeSet<>(List.of(use.serial())),
                  world.account(use.account()).map(Account::email).orElseGet(this::address));
      case 9 -> new ClaimSerials(by(), serials);
      case 10 -> new RequestAccess(by(), serial, new RequestId(id()), "please");
      case 12 -> new Reactivate(at(use), use.id(), machine(), date(), nonce());
      default -> new DeleteAccount(by(), seen());
    };
  }

  private Command rare() {
    return switch (random.nextInt(4)) {
      case 0 -> ofAccounts();
      case 1 -> ofOrders();
      case 2 -> ofRequests();
      default -> ofTheVendor();
    };
  }

  private Command ofAccounts() {
    SortedSet<SerialNumber> serials = serials();
    return switch (random.nextInt(8)) {
      case 0 ->
          new RegisterAccount(
              by(new Actor.Visitor()),
              Account.registered(new AccountId(id()), address(), "somebody"),
              "");
      case 1 ->
          chance(3)
              ? new ChangeEmail(by(), address())
              : new ChangeName(by(), "somebody " + random.nextInt(3));
      case 2 ->
          new RelinquishSerials(
              by(serials.first()),
              serials,
              chance(2) ? Optional.empty() : Optional.of(new Reservation(address(), later())),
              seen());
      case 3 ->
          new TransferSerials(
              by(serials.first()), serials, address(), random.nextBoolean(), later(), seen());
      case 4, 5 ->
          new StartTrial(
              by(),
              Story.PRODUCT,
              machine(),
              new OrderId(id()),
              SmallWorld.serialNumber(1_000 + random.nextInt(30_000)),
              new ActivationId(id()),
              date(),
              nonce());
      case 6 -> new ViewSerial(by(), serial());
      default -> chance(2) ? ViewEstate.own(by()) : new ViewAccount(by(), Optional.empty());
    };
  }

  private Command lookingThrough() {
    return switch (random.nextInt(3)) {
      case 0 -> new ViewRequests(byOrVendor(), Optional.empty());
      case 1 ->
          new FindOrders(
              byOrVendor(),
              chance(2) ? Optional.of(address()) : Optional.empty(),
              chance(2) ? Optional.of(order()) : Optional.empty());
      default -> new ViewEstate(byOrVendor(), Optional.of(activation().account()));
    };
  }

  private Command ofOrders() {
    OrderId order = order();
    return switch (random.nextInt(8)) {
      case 0 -> new AddLicenseManager(by(order), order, new RequestId(id()), address());
      case 1 -> new RemoveLicenseManager(by(order), order, address());
      case 2, 3 -> removal();
      case 4 -> new AddHostnames(by(order), order, hostClass(), hosts());
      case 5 -> new RemoveHostnames(by(order), order, hostClass(), hosts());
      case 6 ->
          new IssueRuntimeKey(
              by(),
              order(),
              new RuntimeKeyId(id()),
              hostClass(),
              chance(2) ? Optional.empty() : Optional.of(new ApplicationId("shop")));
      default -> new ViewOrder(by(order), order, Optional.empty());
    };
  }

  private Command removal() {
    Activation use = activation();
    OrderId order =
        world.state.serials(world.now).stream()
            .filter(serial -> serial.number().equals(use.serial()))
            .map(Serial::order)
            .findFirst()
            .orElseGet(this::order);
    String retyped =
        chance(3)
            ? world.account(use.account()).map(who -> who.email().value()).orElse("")
            : address().value();
    return random.nextInt(4) == 0
        ? new ReinstateUser(by(), account())
        : new RemoveUser(by(order), order, use.account(), retyped, seen());
  }

  private Command ofRequests() {
    OrderId order = order();
    return switch (random.nextInt(5)) {
      case 0 ->
          new RequestOrderTransfer(by(order), order, new RequestId(id()), address(), "Somebody");
      case 1 ->
          new RequestRemoteDeactivation(
              by(), activation().id(), new RequestId(id()), "it burnt down");
      case 2, 3 -> new ApproveRequest(byOrVendor(), request());
      default -> new DeclineRequest(byOrVendor(), request(), "no");
    };
  }

  private Command ofTheVendor() {
    OrderId order = order();
    return switch (random.nextInt(10)) {
      case 0 ->
          IssueOrder.unowned(
              byOrVendor(),
              chance(2) ? order : new OrderId(id()),
              Story.PRODUCT,
              terms(),
              serials());
      case 1 -> new AddSerials(byOrVendor(), order, newSerials());
      case 2, 3 -> new ChangeTerms(byOrVendor(), order, terms());
      case 4, 5 ->
          new ChangeStanding(
              byOrVendor(),
              order,
              chance(2) ? Optional.empty() : Optional.of(serialOf(order)),
              pick(List.of(Standing.values())),
              "");
      case 6, 7 ->
          new DeactivateRemotely(byOrVendor(), activation().id(), !chance(4), "lost", seen());
      case 8 -> new EndLapsedLeases(byOrVendor());
      default ->
          chance(3)
              ? lookingThrough()
              : new OfferTrial(
                  byOrVendor(),
                  Story.PRODUCT,
                  chance(2) ? Optional.of(Terms.trial(Duration.ofDays(14))) : Optional.empty());
    };
  }

  Email address() {
    return Story.email(pick(NAMES));
  }

  private Terms terms() {
    return RandomTerms.of(random, world.now);
  }

  private Origin by() {
    return by(new Actor.Person(account(), proved()));
  }

  /** Often the owner. */
  private Origin by(SerialNumber serial) {
    Optional<AccountId> owner =
        world.state.serials(world.now).stream()
            .filter(known -> known.number().equals(serial))
            .flatMap(known -> world.order(known.order()).customer().stream())
            .findFirst();
    return random.nextBoolean() && owner.isPresent()
        ? by(new Actor.Person(owner.get(), proved()))
        : by();
  }

  /** Mostly a manager. */
  private Origin by(OrderId order) {
    Optional<AccountId> manager =
        world.state.orders().stream()
            .filter(known -> known.id().equals(order))
            .flatMap(known -> known.roles().everybody().stream())
            .findAny();
    return chance(4) && manager.isPresent() ? by(new Actor.Person(manager.get(), proved())) : by();
  }

  private SerialNumber serialOf(OrderId order) {
    return world.state.serials(world.now).stream()
        .filter(serial -> serial.order().equals(order) || !chance(10))
        .map(Serial::number)
        .findFirst()
        .orElse(Story.NEVER_ISSUED);
  }

  private Origin byOrVendor() {
    return chance(4) ? by(new Actor.Vendor("shop")) : by();
  }

  /** Mostly somebody who has to do with it. */
  private Origin at(Activation use) {
    return switch (random.nextInt(4)) {
      case 0 -> by();
      case 1 -> by(new Actor.Installation(use.id()));
      default -> by(new Actor.Person(use.account(), proved()));
    };
  }

  private Origin by(Actor actor) {
    return new Origin(new CommandId(id()), world.now, actor);
  }

  private Instant proved() {
    return chance(8) ? world.now : world.now.minus(Duration.ofHours(1));
  }

  private AccountId account() {
    return chance(30)
        ? pick(world.state.accounts()).map(Account::id).orElseGet(() -> new AccountId(id()))
        : new AccountId(id());
  }

  private SerialNumber serial() {
    return chance(15)
        ? pick(world.state.serials(world.now)).map(Serial::number).orElse(Story.NEVER_ISSUED)
        : Story.NEVER_ISSUED;
  }

  /** Often all of an order, because less is often not enough. */
  private SortedSet<SerialNumber> serials() {
    TreeSet<SerialNumber> some = new TreeSet<>();
    some.add(serial());
    if (random.nextBoolean()) {
      OrderId order = order();
      world.state.serials(world.now).stream()
          .filter(serial -> serial.order().equals(order))
          .forEach(serial -> some.add(serial.number()));
      some.remove(random.nextBoolean() ? some.first() : some.last());
      if (some.isEmpty()) {
        some.add(serial());
      }
    }
    return some;
  }

  private SortedSet<SerialNumber> newSerials() {
    return new TreeSet<>(List.of(SmallWorld.serialNumber(31_000 + random.nextInt(1_000))));
  }

  private OrderId order() {
    return chance(20)
        ? pick(world.state.orders()).map(Order::id).orElseGet(() -> new OrderId(id()))
        : new OrderId(id());
  }

  private Activation activation() {
    Optional<Activation> known = chance(15) ? pick(world.state.activations()) : Optional.empty();
    return known.orElseGet(
        () ->
            Activation.started(
                new ActivationId(id()),
                serial(),
                account(),
                MACHINES.get(0),
                world.now,
                Optional.empty()));
  }

  private RequestId request() {
    return pick(world.state.requests()).map(Request::id).orElseGet(() -> new RequestId(id()));
  }

  private Machine machine() {
    Machine machine = pick(MACHINES);
    return chance(5)
        ? machine
        : new Machine(machine.name(), machine.identity(), pick(List.of(Environment.values())));
  }

  private SortedSet<HostName> hosts() {
    TreeSet<HostName> hosts = new TreeSet<>();
    do {
      hosts.add(HostName.of(pick(List.of("a.com", "b.com", "c.com", "*.d.com"))));
    } while (random.nextInt(3) == 0);
    return hosts;
  }

  private HostClass hostClass() {
    return pick(List.of(HostClass.values()));
  }

  private Optional<Instant> date() {
    return chance(3)
        ? Optional.empty()
        : Optional.of(world.now.minus(Duration.ofHours(random.nextInt(500))));
  }

  private Optional<Instant> later() {
    return chance(2)
        ? Optional.empty()
        : Optional.of(world.now.plus(Duration.ofHours(random.nextInt(200))));
  }

  private Optional<ReportHash> seen() {
    return chance(6) ? Optional.empty() : Optional.of(ReportHash.of("another"));
  }

  private static String nonce() {
    return SmallWorld.NONCE;
  }

  /** True but once in so many times; even for two. */
  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) > 0;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> Optional<T> pick(Collection<T> all) {
    return all.stream().skip(all.isEmpty() ? 0 : random.nextInt(all.size())).findFirst();
  }

  private UUID id() {
    return ids.get();
  }
}
