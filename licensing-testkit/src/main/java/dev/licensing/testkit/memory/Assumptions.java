package dev.licensing.testkit.memory;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import java.util.stream.Collectors;

/** Whether what a decision rests on still holds. */
final class Assumptions implements Assumption.Cases<Boolean> {

  private final Tables tables;

  Assumptions(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Boolean on(Assumption.AccountAt assumed) {
    var account = tables.accounts.get(assumed.account());
    return account != null && account.revision() == assumed.revision();
  }

  @Override
  public Boolean on(Assumption.OrderAt assumed) {
    var order = tables.orders.get(assumed.order());
    return order != null && order.revision() == assumed.revision();
  }

  @Override
  public Boolean on(Assumption.SerialAt assumed) {
    var serial = tables.serials.get(assumed.serial());
    return serial != null && serial.revision() == assumed.revision();
  }

  @Override
  public Boolean on(Assumption.SerialUnused assumed) {
    return tables.live(assumed.serial()).findAny().isEmpty();
  }

  @Override
  public Boolean on(Assumption.SerialUnusedBy assumed) {
    return tables.live(assumed.serial(), assumed.account()).findAny().isEmpty();
  }

  @Override
  public Boolean on(Assumption.CandidatesAre assumed) {
    return Slice.candidates(tables, assumed.serial(), assumed.account(), assumed.machine())
        .map(Activation::id)
        .allMatch(assumed.candidates()::contains);
  }

  @Override
  public Boolean on(Assumption.AccountInactive assumed) {
    return tables.live().noneMatch(activation -> activation.account().equals(assumed.account()));
  }

  @Override
  public Boolean on(Assumption.OwnsExactly assumed) {
    return tables
        .ownedBy(assumed.account())
        .map(Order::id)
        .collect(Collectors.toSet())
        .equals(assumed.orders());
  }
}
