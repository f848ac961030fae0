package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A life in which anything happens, in a small town where everybody meets everybody. What it has
 * come to so far is a state of the core.
 */
final class Walk {

  static final List<ProductId> PRODUCTS = List.of(new ProductId("one"), new ProductId("two"));

  /** All kinds of command. */
  static final Set<String> EVERYTHING =
      Stream.of(Command.class.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(Collectors.toCollection(TreeSet::new));

  final LicenseEngine engine = new LicenseEngine();
  final Chance chance;
  State state;
  Instant now = Shop.NOON;

  /** Machines stay as they are. */
  boolean steady;

  private final List<Supplier<Optional<? extends Command>>> deeds;

  Walk(long seed) {
    this(seed, new State());
  }

  /** Goes on from here, with only a view of its own of what others do. */
  Walk(long seed, State state) {
    this.state = state;
    chance = new Chance(seed);
    deeds = Deeds.all(this);
  }

  /** The next command, some time later. */
  Command next() {
    return next(now.plus(pause()));
  }

  Command next(Instant at) {
    now = at;
    while (true) {
      Optional<? extends Command> command = deeds.get(chance.below(deeds.size())).get();
      if (command.isPresent()) {
        return command.get();
      }
    }
  }

  private Duration pause() {
    return chance.oneOf(
        Duration.ofMillis(1),
        Duration.ofMillis(1),
        Duration.ofSeconds(7),
        Duration.ofSeconds(20),
        Duration.ofSeconds(45),
        chance.of100(10) ? Duration.ofDays(8) : Duration.ofMinutes(2));
  }

  /** What becomes of it if it is permitted. */
  void apply(Permitted permitted) {
    if (!state.holds(permitted.assumptions()) || !state.apply(permitted.changes())) {
      throw new AssertionError("alone, whatever is decided can be done");
    }
  }

  /** As far as it fits into what is known here; what others did is not. */
  void learn(Permitted permitted) {
    State next = state.copy();
    if (next.apply(permitted.changes())) {
      state = next;
    }
  }

  Origin origin(Actor by) {
    return new Origin(new CommandId(chance.id()), now, by);
  }

  Origin vendor() {
    return origin(new Actor.Vendor("vendor"));
  }

  /** Signed in just now, or long ago. */
  Origin person(AccountId account) {
    Duration ago = chance.of100(90) ? Duration.ofMinutes(1) : Duration.ofHours(1);
    return origin(new Actor.Person(account, now.minus(ago)));
  }

  /** Mostly who is meant, sometimes anybody, sometimes who never was. */
  Origin by(Optional<AccountId> meant) {
    if (chance.of100(3)) {
      return chance.oneOf(
          origin(new Actor.Visitor()), vendor(), person(new AccountId(chance.id())));
    }
    Optional<AccountId> anybody = chance.one(state.accounts()).map(Account::id);
    Optional<AccountId> who = chance.of100(80) ? meant.or(() -> anybody) : anybody;
    return who.map(this::person).orElseGet(() -> origin(new Actor.Visitor()));
  }

  Optional<Account> anybody() {
    return chance.one(state.accounts());
  }

  Optional<Serial> serial() {
    return chance.one(state.serials(now));
  }

  Optional<Order> order() {
    return chance.one(state.orders());
  }

  Order orderOf(SerialNumber serial) {
    return state.orders().stream()
        .filter(order -> serials(order).stream().anyMatch(s -> s.number().equals(serial)))
        .findFirst()
        .orElseThrow();
  }

  List<Serial> serials(Order order) {
    return state.serials(now).stream().filter(s -> s.order().equals(order.id())).toList();
  }

  /** One that is live, if there is one and it comes to that. */
  Optional<Activation> activation() {
    List<Activation> live = state.activations().stream().filter(a -> a.liveAt(now)).toList();
    return chance.of100(85) && !live.isEmpty() ? chance.one(live) : chance.one(state.activations());
  }

  /** Of somebody, or of nobody. */
  Email email() {
    Optional<Email> known = chance.one(state.accounts()).map(Account::email);
    return chance.of100(60) && known.isPresent() ? known.get() : free();
  }

  Email free() {
    return new Email("p" + chance.below(9) + "@walk.example");
  }

  SerialNumber newSerial() {
    return SerialNumber.fromRandom(chance.bytes(15));
  }

  /** Some look alike: they were copied with their disk, or have no more than that. */
  Machine machine() {
    return machine(chance.oneOf("a", "b", "c", "d"));
  }

  Machine machine(String name) {
    Map<ComponentKind, String> read = new TreeMap<>();
    read.put(ComponentKind.DISK_SERIAL, steady || chance.of100(80) ? "disk of " + name : "disk");
    if (steady || chance.of100(90)) {
      read.put(ComponentKind.MACHINE_ID, "id of " + name);
    }
    if (steady || chance.of100(70)) {
      read.put(ComponentKind.BOARD_SERIAL, "board of " + name);
    }
    return new Machine(
        chance.of100(80) ? name : "new name of " + name,
        MachineIdentity.hashed("walk", read),
        chance.oneOf(Environment.BARE_METAL, Environment.BARE_METAL, Environment.CONTAINER));
  }
}
