package dev.licensing.system.simulation;

import dev.licensing.client.answer.Deletion;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What deleting an account means: once as the report says, and once as it is, worked out here from
 * the state and not by the engine.
 *
 * @param uses live activations that stand in the way
 * @param lost each owned serial, with the names of who can use it no longer
 * @param leaves serials of others
 * @param roles orders of others that it manages
 */
record Consequences(
    Set<ActivationId> uses,
    SortedMap<SerialNumber, List<String>> lost,
    SortedSet<SerialNumber> leaves,
    Set<OrderId> roles) {

  static Consequences of(Deletion report) {
    SortedMap<SerialNumber, List<String>> lost = new TreeMap<>();
    report
        .lost()
        .forEach(one -> lost.put(one.serial(), one.losesAccess().stream().sorted().toList()));
    return new Consequences(
        report.blocking().stream().map(use -> use.use().activation()).collect(Collectors.toSet()),
        lost,
        new TreeSet<>(report.leaves()),
        Set.copyOf(report.roles()));
  }

  static Consequences of(State state, AccountId account, Instant at) {
    Map<OrderId, Order> orders =
        state.orders().stream().collect(Collectors.toMap(Order::id, order -> order));
    Map<AccountId, String> names =
        state.accounts().stream().collect(Collectors.toMap(Account::id, Account::name));
    SortedMap<SerialNumber, List<String>> lost = new TreeMap<>();
    state
        .serials(at)
        .forEach(
            serial -> {
              if (orders.get(serial.order()).ownedBy(account)) {
                lost.put(
                    serial.number(),
                    state.assignments().stream()
                        .filter(a -> a.serial().equals(serial.number()))
                        .filter(a -> !a.account().equals(account))
                        .map(a -> names.get(a.account()))
                        .sorted()
                        .toList());
              }
            });
    SortedSet<SerialNumber> leaves =
        state.assignments().stream()
            .filter(a -> a.account().equals(account) && !lost.containsKey(a.serial()))
            .map(a -> a.serial())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Consequences(
        state.activations().stream()
            .filter(use -> use.liveAt(at))
            .filter(use -> use.account().equals(account) || lost.containsKey(use.serial()))
            .map(Activation::id)
            .collect(Collectors.toSet()),
        lost,
        leaves,
        orders.values().stream()
            .filter(order -> order.managedBy(account) && !order.ownedBy(account))
            .map(Order::id)
            .collect(Collectors.toSet()));
  }
}
