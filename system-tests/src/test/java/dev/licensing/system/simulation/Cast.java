package dev.licensing.system.simulation;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import dev.licensing.testkit.simulation.Simulation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Who and what there is to choose from, always in the same order. Who or what was chosen last is
 * chosen again more often than others, so that acts meet on the same things.
 */
final class Cast {

  private static final ActivationId NONE = new ActivationId(new UUID(0, 0));

  private final Simulation simulation;
  private final List<Person> people;
  private final List<Installation> installations;
  private final List<SerialNumber> serials;
  private final OrderId managedOrder;
  private final Supplier<State> state;
  private Person lastPerson;
  private SerialNumber lastSerial;

  /**
   * These.
   *
   * @param serials each of an order of its own; that of the last is run by a license manager
   */
  Cast(
      Simulation simulation,
      List<Person> people,
      List<Installation> installations,
      List<SerialNumber> serials,
      OrderId managedOrder,
      Supplier<State> state) {
    this.simulation = simulation;
    this.people = people;
    this.installations = installations;
    this.serials = serials;
    this.managedOrder = managedOrder;
    this.state = state;
    this.lastPerson = people.get(0);
    this.lastSerial = serials.get(0);
  }

  OrderId managedOrder() {
    return managedOrder;
  }

  Person person() {
    if (!simulation.choices().oneIn(3)) {
      lastPerson = simulation.choices().any(people);
    }
    return lastPerson;
  }

  Installation installation() {
    return simulation.choices().any(installations);
  }

  SerialNumber serial() {
    if (!simulation.choices().oneIn(2)) {
      lastSerial = simulation.choices().any(serials);
    }
    return lastSerial;
  }

  /** One that is used, if there is any. */
  SerialNumber usedSerial() {
    State now = state.get();
    List<SerialNumber> used =
        serials.stream()
            .filter(serial -> !now.holders(serial, simulation.now()).isEmpty())
            .toList();
    return used.isEmpty() ? serial() : simulation.choices().any(used);
  }

  /** Somebody else. */
  Person otherThan(Person person) {
    return simulation.choices().any(people.stream().filter(one -> one != person).toList());
  }

  /** In notes, where a serial says little. */
  String name(SerialNumber serial) {
    return "serial " + serials.indexOf(serial);
  }

  /** Mostly who owns it, for others are only refused. */
  Person ownerOf(SerialNumber serial) {
    return mostly(order(serial).customer());
  }

  /** The same of who manages the managed order. */
  Person manager() {
    return mostly(order(serials.get(serials.size() - 1)).roles().everybody().stream().findFirst());
  }

  /** Mostly somebody who uses it. */
  Person developer() {
    return mostly(
        state.get().holders(serials.get(serials.size() - 1), simulation.now()).stream()
            .map(Activation::account)
            .findFirst());
  }

  private Person mostly(Optional<AccountId> account) {
    Optional<Person> one =
        people.stream().filter(who -> account.equals(Optional.of(who.account))).findFirst();
    return one.isEmpty() || simulation.choices().oneIn(4) ? person() : one.get();
  }

  /** The order of some serial, as it is now. */
  Order order() {
    return order(serial());
  }

  private Order order(SerialNumber serial) {
    State now = state.get();
    OrderId id =
        now.serials(simulation.now()).stream()
            .filter(known -> known.number().equals(serial))
            .findFirst()
            .orElseThrow()
            .order();
    return now.orders().stream().filter(order -> order.id().equals(id)).findFirst().orElseThrow();
  }

  /** A live activation of the serial; one that never was, if there is none. */
  ActivationId useOf(SerialNumber serial) {
    List<ActivationId> live =
        state.get().activations().stream()
            .filter(use -> use.serial().equals(serial) && use.liveAt(simulation.now()))
            .sorted(Comparator.comparing(Activation::since).thenComparing(Activation::id))
            .map(Activation::id)
            .toList();
    return live.isEmpty() ? NONE : simulation.choices().any(live);
  }

  List<Request> requests() {
    return List.copyOf(state.get().requests());
  }
}
