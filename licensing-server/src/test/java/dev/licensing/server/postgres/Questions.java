package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks for anything at all, in any combination, whether it is there or not. */
final class Questions {

  private final Walk walk;
  private final Chance chance;

  Questions(Walk walk) {
    this.walk = walk;
    this.chance = walk.chance;
  }

  FactsNeeded next() {
    Set<Extent> extents = new TreeSet<>();
    for (Extent extent : Extent.values()) {
      if (chance.of100(15)) {
        extents.add(extent);
      }
    }
    // Behind which of several requests the queue goes on is nobody's question.
    int mostRequests = extents.contains(Extent.QUEUE) ? 1 : 2;
    return new FactsNeeded(
        at(),
        chance.of100(80) ? account() : Optional.empty(),
        kind() ? accounts() : Set.of(),
        kind() ? emails() : Set.of(),
        chance.of100(50) ? serials() : Set.of(),
        kind() ? orders() : Set.of(),
        kind() ? activations() : Set.of(),
        kind() ? requests(mostRequests) : Set.of(),
        kind() ? Optional.of(walk.machine().identity()) : Optional.empty(),
        kind() ? chance.one(Walk.PRODUCTS) : Optional.empty(),
        chance.of100(20) ? walk.serial().map(Serial::number) : Optional.empty(),
        extents);
  }

  private boolean kind() {
    return chance.of100(30);
  }

  private Instant at() {
    return walk.now.plus(
        chance.oneOf(
            Duration.ZERO, Duration.ZERO, Duration.ofSeconds(-30), Duration.ofSeconds(40)));
  }

  private Optional<AccountId> account() {
    return chance.of100(95)
        ? walk.anybody().map(Account::id)
        : Optional.of(new AccountId(chance.id()));
  }

  private Set<AccountId> accounts() {
    return chance.some(walk.state.accounts().stream().map(Account::id).toList(), 2);
  }

  private Set<Email> emails() {
    return new TreeSet<>(Set.of(walk.email()));
  }

  private Set<SerialNumber> serials() {
    Set<SerialNumber> some =
        chance.some(walk.state.serials(walk.now).stream().map(Serial::number).toList(), 3);
    if (chance.of100(10)) {
      some.add(walk.newSerial());
    }
    return some;
  }

  private Set<OrderId> orders() {
    return chance.some(walk.state.orders().stream().map(Order::id).toList(), 2);
  }

  private Set<ActivationId> activations() {
    return chance.some(walk.state.activations().stream().map(Activation::id).toList(), 2);
  }

  private Set<RequestId> requests(int most) {
    return chance.some(walk.state.requests().stream().map(Request::id).toList(), most);
  }
}
