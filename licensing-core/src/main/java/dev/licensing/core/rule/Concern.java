package dev.licensing.core.rule;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.Set;

/** Whom and what a command concerned; the record is found by it (rule 14.4). */
public record Concern(
    Optional<AccountId> account,
    Set<SerialNumber> serials,
    Set<ActivationId> activations,
    Set<OrderId> orders) {

  static Concern none() {
    return new Concern(Optional.empty(), Set.of(), Set.of(), Set.of());
  }

  static Concern account(Optional<AccountId> account) {
    return new Concern(account, Set.of(), Set.of(), Set.of());
  }

  static Concern account(AccountId account) {
    return account(Optional.of(account));
  }

  /** Somebody who was named by e-mail, if they have an account. */
  static Concern named(Optional<Account> account) {
    return account(account.map(Account::id));
  }

  static Concern order(OrderId order) {
    return none().andOrder(order);
  }

  /** An activation, its user and its serial; of one that never was, only the id. */
  static Concern activation(Facts facts, ActivationId id) {
    Optional<Activation> activation = facts.activation(id);
    return account(activation.map(Activation::account))
        .andSerials(activation.map(a -> Set.of(a.serial())).orElse(Set.of()))
        .andActivation(id);
  }

  Concern andSerials(Set<SerialNumber> more) {
    return new Concern(account, more, activations, orders);
  }

  Concern andActivation(ActivationId activation) {
    return andActivations(Set.of(activation));
  }

  Concern andActivations(Set<ActivationId> more) {
    return new Concern(account, serials, more, orders);
  }

  Concern andOrder(OrderId order) {
    return andOrders(Set.of(order));
  }

  Concern andOrders(Set<OrderId> more) {
    return new Concern(account, serials, activations, more);
  }
}
