package dev.licensing.core;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A whole small world in one number, so that millions can be told apart: three accounts, two orders
 * with three serials, three machines, and time as it is left of each cool-down. What cannot change
 * a decision (ended activations, when something began) is left out.
 */
final class SmallState {

  static final int PEOPLE = 3;
  static final int SERIALS = 3;
  static final int MACHINES = 3;
  static final Duration TICK = Duration.ofDays(4);
  static final List<SerialNumber> NUMBERS =
      List.of(SmallWorld.serialNumber(1), SmallWorld.serialNumber(2), SmallWorld.serialNumber(3));
  static final List<Machine> ALL_MACHINES =
      List.of(
          SmallWorld.machine("desktop"),
          SmallWorld.machine("laptop"),
          SmallWorld.machine("tablet"));

  /** The first two serials are one order, shared by its owner; the third is anyone's. */
  static final List<Terms> TERMS =
      List.of(Terms.singleMachine(), Terms.perDeveloper(2).withClaimable(false));

  private static final List<Terms> CLAIMABLE =
      TERMS.stream().map(terms -> terms.withClaimable(true)).toList();

  private static final List<Account> ACCOUNTS =
      IntStream.range(0, PEOPLE)
          .mapToObj(
              p ->
                  Account.registered(
                      person(p), Story.email(Story.PEOPLE.get(p)), Story.PEOPLE.get(p)))
          .toList();

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private SmallState() {}

  /** Everybody is there, nothing is owned, nothing is used. */
  static long initial() {
    return new Bits().put(PEOPLE, 0b111).put(2, 0).put(2, 0).put(2, 0b01).done();
  }

  static AccountId person(int index) {
    return new AccountId(new UUID(1, index));
  }

  static ActivationId activation(int serial, int person, int machine) {
    return new ActivationId(new UUID(2, (serial * PEOPLE + person) * MACHINES + machine));
  }

  static SmallWorld world(long state) {
    Bits bits = new Bits(state);
    SmallWorld world = new SmallWorld();
    world.now = START;
    int alive = bits.take(PEOPLE);
    for (int p = 0; p < PEOPLE; p++) {
      if ((alive >> p & 1) == 1) {
        world.accounts.put(person(p), ACCOUNTS.get(p));
      }
    }
    int[] owners = {bits.take(2), bits.take(2)};
    int claimable = bits.take(2);
    for (int o = 0; o < 2; o++) {
      OrderId id = new OrderId(new UUID(3, o));
      Optional<AccountId> owner =
          owners[o] == 0 ? Optional.empty() : Optional.of(person(owners[o] - 1));
      Terms terms = ((claimable >> o) & 1) == 1 ? CLAIMABLE.get(o) : TERMS.get(o);
      world.orders.put(id, new Order(id, new ProductId("acme-studio"), owner, terms, 2 - o, 0));
    }
    for (int s = 0; s < SERIALS; s++) {
      serial(world, bits, s);
    }
    return world;
  }

  private static void serial(SmallWorld world, Bits bits, int s) {
    SerialNumber number = NUMBERS.get(s);
    int assigned = bits.take(PEOPLE);
    int seats = bits.take(PEOPLE * MACHINES);
    int coolDown = bits.take(2);
    Optional<AccountId> user = Optional.empty();
    for (int p = 0; p < PEOPLE; p++) {
      if ((assigned >> p & 1) == 1) {
        world.assignments.add(new Assignment(number, person(p), START));
      }
      for (int m = 0; m < MACHINES; m++) {
        if ((seats >> (p * MACHINES + m) & 1) == 1) {
          ActivationId id = activation(s, p, m);
          world.activations.put(
              id, Activation.started(id, number, person(p), ALL_MACHINES.get(m), START));
          user = Optional.of(person(p));
        }
      }
    }
    world.serials.put(
        number,
        new Serial(
            number,
            new OrderId(new UUID(3, s / 2)),
            Integer.bitCount(seats),
            user,
            coolDown == 0 ? Optional.empty() : Optional.of(START.plus(TICK.multipliedBy(coolDown))),
            0));
  }

  /** The number of a world, as it will be at this instant. */
  static long of(SmallWorld world, Instant at) {
    Bits bits = new Bits();
    bits.put(PEOPLE, mask(PEOPLE, p -> world.accounts.containsKey(person(p))));
    List<Order> orders = List.copyOf(world.orders.values());
    orders.forEach(
        order ->
            bits.put(
                2,
                order
                    .customer()
                    .map(who -> (int) who.value().getLeastSignificantBits() + 1)
                    .orElse(0)));
    bits.put(2, mask(2, o -> orders.get(o).terms().claimable()));
    for (int s = 0; s < SERIALS; s++) {
      SerialNumber number = NUMBERS.get(s);
      int serial = s;
      bits.put(
          PEOPLE,
          mask(
              PEOPLE,
              p ->
                  world.assignments.stream()
                      .anyMatch(a -> a.serial().equals(number) && a.account().equals(person(p)))));
      bits.put(
          PEOPLE * MACHINES,
          mask(
              PEOPLE * MACHINES,
              i -> {
                Activation a =
                    world.activations.get(activation(serial, i / MACHINES, i % MACHINES));
                return a != null && a.live();
              }));
      bits.put(2, world.serials.get(number).coolDownAt(at).map(end -> ticks(at, end)).orElse(0));
    }
    return bits.done();
  }

  /** Begun ticks until the end. */
  private static int ticks(Instant at, Instant end) {
    return (int) Duration.between(at, end).minusNanos(1).dividedBy(TICK) + 1;
  }

  private static int mask(int size, IntPredicate set) {
    int mask = 0;
    for (int i = 0; i < size; i++) {
      mask |= set.test(i) ? 1 << i : 0;
    }
    return mask;
  }

  /** Puts small numbers into one long, and takes them out in the same order. */
  private static final class Bits {

    private long all;
    private int at;

    Bits() {}

    Bits(long all) {
      this.all = all;
    }

    Bits put(int width, int value) {
      all |= (long) value << at;
      at += width;
      return this;
    }

    int take(int width) {
      int value = (int) (all >> at) & ((1 << width) - 1);
      at += width;
      return value;
    }

    long done() {
      return all;
    }
  }
}
