package dev.licensing.testkit.memory;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.testkit.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who and what there is in a walk: a few of each, the first of which does not exist. */
final class Cast {

  private final Scene scene;
  private final LicenseStore store;
  private final Chance chance;
  private final List<Account> people = new ArrayList<>();
  private final List<SerialNumber> serials = new ArrayList<>();
  private final List<OrderId> orders = new ArrayList<>();
  private final List<ActivationId> activations = new ArrayList<>();
  private final List<RequestId> requests = new ArrayList<>();

  Cast(Scene scene, LicenseStore store, Chance chance) {
    this.scene = scene;
    this.store = store;
    this.chance = chance;
    var commands = scene.commands();
    Account nobody = commands.register("nobody@example.com", "nobody", "").account();
    IssueOrder never = commands.vendor().issue(Terms.singleMachine(), 1);
    people.add(nobody);
    orders.add(never.order());
    serials.add(never.serials().first());
    activations.add(commands.activate(nobody.id(), serial(), chance.machine()).activation());
    requests.add(commands.sharing().requestAccess(nobody.id(), serial(), "").request());
  }

  void remember(Command command, Answer answer) {
    if (command instanceof RegisterAccount register) {
      keep(people, register.account(), 6);
    } else if (answer instanceof Answer.Issued issued) {
      keep(orders, issued.order(), 5);
      issued.serials().forEach(serial -> keep(serials, serial, 6));
    } else if (answer instanceof Answer.SerialsAdded added) {
      added.serials().forEach(serial -> keep(serials, serial, 6));
    } else if (answer instanceof Answer.Activated activated && !activated.existing()) {
      keep(activations, activated.activation().id(), 8);
    } else if (answer instanceof Answer.Requested requested) {
      keep(requests, requested.request(), 5);
    } else if (answer instanceof Answer.RemoteDeactivationRequested requested) {
      keep(requests, requested.request(), 5);
    } else if (answer instanceof Answer.AccessRequested requested) {
      requested.request().ifPresent(request -> keep(requests, request, 5));
    } else if (answer instanceof Answer.Deleted gone) {
      people.removeIf(account -> account.id().equals(gone.report().account()));
    }
  }

  /** Drops the oldest but one: the first names what never was. */
  private static <T> void keep(List<T> list, T item, int most) {
    list.add(item);
    if (list.size() > most) {
      list.remove(1);
    }
  }

  List<Account> people() {
    return List.copyOf(people);
  }

  List<OrderId> orders() {
    return List.copyOf(orders);
  }

  Account person() {
    return chance.any(people);
  }

  AccountId who() {
    return person().id();
  }

  SerialNumber serial() {
    return chance.any(serials);
  }

  OrderId order() {
    return chance.any(orders);
  }

  ActivationId activation() {
    return chance.any(activations);
  }

  RequestId request() {
    return chance.any(requests);
  }

  String address() {
    return chance.oneIn(4)
        ? "person-" + chance.below(12) + "@example.com"
        : person().email().value();
  }

  /** Mostly all of one order. */
  Set<SerialNumber> severalSerials() {
    if (chance.oneIn(4)) {
      return new TreeSet<>(List.of(serial(), serial()));
    }
    SerialNumber one = serial();
    Optional<OrderId> order = orderOf(one).map(Order::id);
    return serials.stream()
        .filter(serial -> serial.equals(one) || order.equals(orderOf(serial).map(Order::id)))
        .filter(serial -> serial.equals(one) || order.isPresent())
        .collect(Collectors.toSet());
  }

  /** The owner can do more than others, so most of the time it is the owner. */
  AccountId ownerOf(SerialNumber serial) {
    return orderOf(serial).flatMap(Order::customer).filter(any -> often()).orElseGet(this::who);
  }

  /** The owner, or somebody who is assigned. */
  AccountId sharerOf(SerialNumber serial) {
    FactsNeeded needed = now().andSerials(Set.of(serial)).and(Extent.ASSIGNEES);
    List<AccountId> sharers =
        new ArrayList<>(
            store.read(needed).assignees(serial).stream().map(Assignment::account).toList());
    sharers.add(ownerOf(serial));
    return chance.any(sharers);
  }

  /** The same of a manager. */
  AccountId managerOf(OrderId id) {
    return order(id).stream()
        .flatMap(order -> order.roles().everybody().stream())
        .filter(any -> often())
        .findFirst()
        .orElseGet(this::who);
  }

  /** The same of who uses it. */
  AccountId userOf(ActivationId id) {
    return store
        .read(now().andActivation(id))
        .activation(id)
        .map(Activation::account)
        .filter(any -> often())
        .orElseGet(this::who);
  }

  /** The order it is of; of one that never was, any. */
  SerialNumber serialOf(ActivationId id) {
    return store
        .read(now().andActivation(id))
        .activation(id)
        .map(Activation::serial)
        .orElseGet(this::serial);
  }

  OrderId orderOf(ActivationId id) {
    return store
        .read(now().andActivation(id))
        .activation(id)
        .flatMap(activation -> orderOf(activation.serial()))
        .map(Order::id)
        .orElseGet(this::order);
  }

  private boolean often() {
    return !chance.oneIn(3);
  }

  String addressOf(AccountId id) {
    return store
        .read(now().andAccount(id))
        .named(id)
        .map(account -> account.email().value())
        .orElse("nobody@example.com");
  }

  private Optional<Order> orderOf(SerialNumber number) {
    var facts = store.read(now().andSerials(Set.of(number)));
    return facts.serial(number).map(facts::order);
  }

  private Optional<Order> order(OrderId id) {
    return store.read(now().andOrder(id)).order(id);
  }

  private FactsNeeded now() {
    return FactsNeeded.by(scene.clock().instant(), Optional.empty());
  }
}
