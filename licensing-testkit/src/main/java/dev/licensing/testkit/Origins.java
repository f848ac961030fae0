package dev.licensing.testkit;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import java.time.InstantSource;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What every command brings from outside: time, author, ids and chance. */
record Origins(InstantSource clock, RandomGenerator random, ProductId product) {

  private static final int SERIAL_BYTES = 15;

  /** A person who has just signed in. */
  Origin by(AccountId person) {
    return by(new Actor.Person(person, clock.instant()));
  }

  Origin by(ActivationId installation) {
    return by(new Actor.Installation(installation));
  }

  Origin byVendor() {
    return by(new Actor.Vendor("testkit"));
  }

  Origin byVisitor() {
    return by(new Actor.Visitor());
  }

  private Origin by(Actor actor) {
    return new Origin(new CommandId(uuid()), clock.instant(), actor);
  }

  /** As this product gets to know it. */
  Machine machine(FakeMachine machine) {
    return machine.machine(product);
  }

  OrderId order() {
    return new OrderId(uuid());
  }

  RequestId request() {
    return new RequestId(uuid());
  }

  ActivationId activation() {
    return new ActivationId(uuid());
  }

  SerialNumber serial() {
    byte[] bytes = new byte[SERIAL_BYTES];
    random.nextBytes(bytes);
    return SerialNumber.fromRandom(bytes);
  }

  /** So many new ones. */
  SortedSet<SerialNumber> serials(int count) {
    SortedSet<SerialNumber> serials = new TreeSet<>();
    while (serials.size() < count) {
      serials.add(serial());
    }
    return serials;
  }

  static SortedSet<SerialNumber> sorted(Collection<SerialNumber> serials) {
    return new TreeSet<>(serials);
  }

  String nonce() {
    return uuid().toString();
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
