package dev.licensing.testkit.memory;

import dev.licensing.core.model.Access;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Support;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import dev.licensing.testkit.FakeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Picks things of a small world, in which everybody meets everybody. */
final class Chance {

  private static final Duration DAY = Duration.ofDays(1);

  private final Random random;

  Chance(Random random) {
    this.random = random;
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  <T extends Enum<T>> T any(Class<T> type) {
    return any(List.of(type.getEnumConstants()));
  }

  /** Of few machines, so that they meet again; some in a state. */
  FakeMachine machine() {
    FakeMachine machine = FakeMachine.named("machine-" + random.nextInt(2));
    return switch (random.nextInt(18)) {
      case 0 -> machine.reformatted();
      case 1, 2 -> machine.withNewMainboard();
      case 3 -> machine.nothingReadable();
      case 4 -> machine.container();
      case 5 -> machine.virtualMachine();
      default -> machine;
    };
  }

  /** Of few hosts. */
  String host() {
    return oneIn(6) ? "*.example.com" : "host-" + random.nextInt(3) + ".example.com";
  }

  /** Before or after the maintenance of some orders ends; mostly not said. */
  Optional<Instant> buildDate(Instant now) {
    return oneIn(6)
        ? Optional.of(now.plus(DAY.multipliedBy(random.nextInt(40))))
        : Optional.empty();
  }

  Terms terms(Instant now) {
    Terms terms =
        random.nextBoolean() ? Terms.perDeveloper(1 + random.nextInt(3)) : Terms.singleMachine();
    return terms
        .withSeats(seats(terms.machineLimit()))
        .withAccess(random.nextBoolean() ? Access.ANYONE_WITH_SERIAL : Access.OWNER_AND_ASSIGNED)
        .withClaimable(!oneIn(4))
        .withValidity(new Validity(end(now, 5), end(now, 5)))
        .withRemoteDeactivationsPerYear(random.nextInt(2))
        .withHosts(new HostTerms(random.nextInt(3), 1, oneIn(3), oneIn(2), DAY.multipliedBy(30)))
        .withAdmission(any(Admission.class))
        .withSupport(any(Support.class));
  }

  private SeatTerms seats(int limit) {
    SeatTerms seats =
        new SeatTerms(
            limit,
            any(UsersAtOnce.class),
            oneIn(3) ? Optional.of(DAY) : Optional.empty(),
            new TreeMap<>());
    return oneIn(3)
        ? seats.withEnvironments(Map.of(Environment.CONTAINER, any(Allowance.class)))
        : seats;
  }

  private Optional<Instant> end(Instant now, int seldom) {
    return oneIn(seldom)
        ? Optional.of(now.plus(DAY.multipliedBy(1 + random.nextInt(30))))
        : Optional.empty();
  }
}
