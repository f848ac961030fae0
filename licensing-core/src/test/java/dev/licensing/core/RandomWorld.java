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
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes histories of commands over a few accounts, orders, serials and machines, by one seed. A
 * history is a list of values, so any world can be built again, or without one of its steps.
 */
final class RandomWorld {

  static final List<Machine> MACHINES =
      List.of(
          SmallWorld.machine("desktop"),
          SmallWorld.machine("laptop"),
          SmallWorld.machine("tablet"),
          new Machine("unreadable", new MachineIdentity(new TreeMap<>())));

  private final Random random;
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private long ids;
  private final List<Command> history = new ArrayList<>();
  private final SmallWorld world = new SmallWorld();

  RandomWorld(long seed) {
    random = new Random(seed);
    Story.PEOPLE.forEach(this::register);
    issue(1, 1);
    issue(2, 1 + random.nextInt(2));
    int steps = random.nextInt(12);
    for (int i = 0; i < steps; i++) {
      add(any());
    }
  }

  /** What happened so far. */
  List<Command> history() {
    return List.copyOf(history);
  }

  /** A world with this history. */
  static SmallWorld replay(List<Command> history) {
    SmallWorld world = new SmallWorld();
    history.forEach(world::execute);
    return world;
  }

  /** One more command, likely or not. */
  Command any() {
    now = now.plus(Duration.ofHours(random.nextInt(100)));
    Origin by = origin();
    return switch (random.nextInt(9)) {
      case 0, 1, 2 ->
          new Activate(by, serial(), machine(), new ActivationId(id()), SmallWorld.NONCE);
      case 3 -> new ClaimSerials(by, serials());
      case 4 -> new AssignUser(by, serials(), Story.email(pick(Story.PEOPLE)));
      case 5 -> new UnassignUser(by, serials(), Story.email(pick(Story.PEOPLE)));
      case 6 -> new Release(by, activation(), machine());
      case 7 -> new ForceRelease(by, activation(), random.nextInt(4) > 0, "", Optional.empty());
      default ->
          random.nextBoolean()
              ? new Refresh(by, activation(), machine(), SmallWorld.NONCE)
              : new DeleteAccount(by, Optional.empty());
    };
  }

  private void add(Command command) {
    history.add(command);
    world.execute(command);
  }

  private void register(String name) {
    Account account =
        Account.registered(new AccountId(id()), new Email(name + "@example.com"), name);
    add(
        new RegisterAccount(
            new Origin(new CommandId(id()), now, new Actor.Visitor()), account, ""));
  }

  /** An order with the serials from this index on. */
  private void issue(int first, int count) {
    TreeSet<SerialNumber> serials = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      serials.add(SmallWorld.serialNumber(10 * first + i));
    }
    Terms terms =
        random.nextBoolean()
            ? Terms.singleMachine().withMachineLimit(1 + random.nextInt(2))
            : Terms.perDeveloper(1 + random.nextInt(3)).withClaimable(random.nextBoolean());
    add(
        new IssueOrder(
            new Origin(new CommandId(id()), now, new Actor.Vendor("shop")),
            new OrderId(id()),
            new ProductId("acme-studio"),
            terms.withUsersAtOnce(random.nextBoolean() ? UsersAtOnce.ONE : UsersAtOnce.ANY),
            serials));
  }

  private Origin origin() {
    AccountId who =
        world.accounts.isEmpty() || random.nextInt(30) == 0
            ? new AccountId(id())
            : pick(List.copyOf(world.accounts.keySet()));
    Instant proved = random.nextInt(8) == 0 ? now.minus(Duration.ofHours(1)) : now;
    return new Origin(new CommandId(id()), now, new Actor.Person(who, proved));
  }

  private SerialNumber serial() {
    return random.nextInt(15) == 0 ? Story.NEVER_ISSUED : pick(List.copyOf(world.serials.keySet()));
  }

  private SortedSet<SerialNumber> serials() {
    TreeSet<SerialNumber> some = new TreeSet<>();
    some.add(serial());
    if (random.nextInt(3) == 0) {
      some.add(serial());
    }
    return some;
  }

  private ActivationId activation() {
    List<Activation> all = List.copyOf(world.activations.values());
    return all.isEmpty() || random.nextInt(15) == 0 ? new ActivationId(id()) : pick(all).id();
  }

  private Machine machine() {
    return pick(MACHINES);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private UUID id() {
    return new UUID(7, ++ids);
  }
}
