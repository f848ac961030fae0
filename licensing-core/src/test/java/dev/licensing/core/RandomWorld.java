package dev.licensing.core;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes histories of commands over a few accounts, orders, serials and machines, by one seed. A
 * history is a list of values, so any world can be built again, or without one of its steps.
 */
final class RandomWorld {

  private final Random random;
  private final List<Command> history = new ArrayList<>();
  private final SmallWorld world = new SmallWorld();
  private final RandomCommands commands;
  private long ids;

  RandomWorld(long seed) {
    this(seed, 30);
  }

  /** With fewer steps than this after the beginning. */
  RandomWorld(long seed, int most) {
    random = new Random(seed);
    commands = new RandomCommands(world, random, this::id);
    Story.PEOPLE.forEach(name -> add(register(name)));
    for (int order = 1; order <= 3; order++) {
      add(issue(10 * order, 1 + random.nextInt(2)));
    }
    add(new OfferTrial(vendor(), Story.PRODUCT, Optional.of(Terms.trial(Duration.ofDays(14)))));
    int steps = random.nextInt(most);
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
    for (Command command : history) {
      world.now = command.origin().at();
      world.execute(command);
    }
    return world;
  }

  /** One more command, likely or not. */
  Command any() {
    world.pass(Duration.ofHours(random.nextInt(60)));
    return commands.any();
  }

  private void add(Command command) {
    history.add(command);
    world.execute(command);
  }

  private Command register(String name) {
    Account account = Account.registered(new AccountId(id()), Story.email(name), name);
    return new RegisterAccount(
        new Origin(new CommandId(id()), world.now, new Actor.Visitor()), account, "");
  }

  /** An order with the serials from this index on. */
  private Command issue(int first, int count) {
    TreeSet<SerialNumber> serials = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      serials.add(SmallWorld.serialNumber(first + i));
    }
    return new IssueOrder(
        vendor(),
        new OrderId(id()),
        Story.PRODUCT,
        RandomTerms.of(random, world.now),
        serials,
        buyers());
  }

  private Buyers buyers() {
    return new Buyers(maybe(), maybe(), new TreeSet<>(maybe().map(Set::of).orElse(Set.of())));
  }

  private Optional<Email> maybe() {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(commands.address());
  }

  private Origin vendor() {
    return new Origin(new CommandId(id()), world.now, new Actor.Vendor("shop"));
  }

  private UUID id() {
    return new UUID(7, ++ids);
  }
}
