package dev.licensing.core.replay;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Trial;
import java.util.stream.Collectors;

/** Whether what a decision rests on is so. */
final class Holding implements Assumption.Cases<Boolean> {

  private final State state;

  Holding(State state) {
    this.state = state;
  }

  @Override
  public Boolean on(Assumption.AccountAt assumed) {
    var account = state.accounts.get(assumed.account());
    return account != null && account.revision() == assumed.revision();
  }

  @Override
  public Boolean on(Assumption.OrderAt assumed) {
    var order = state.orders.get(assumed.order());
    return order != null && order.revision() == assumed.revision();
  }

  @Override
  public Boolean on(Assumption.SerialAt assumed) {
    var serial = state.serials.get(assumed.serial());
    return serial != null && serial.revision() == assumed.revision();
  }

  @Override
  public Boolean on(Assumption.SerialUnused assumed) {
    return state.live(assumed.serial(), assumed.at()).findAny().isEmpty();
  }

  @Override
  public Boolean on(Assumption.SerialUnusedBy assumed) {
    return state
        .live(assumed.serial(), assumed.at())
        .noneMatch(activation -> activation.account().equals(assumed.account()));
  }

  @Override
  public Boolean on(Assumption.CandidatesAre assumed) {
    return Extents.candidates(state, assumed.serial(), assumed.account(), assumed.machine())
        .map(Activation::id)
        .allMatch(assumed.candidates()::contains);
  }

  @Override
  public Boolean on(Assumption.LiveActivationsAre assumed) {
    return state
        .liveOf(assumed.account(), assumed.at())
        .map(Activation::id)
        .collect(Collectors.toSet())
        .equals(assumed.activations());
  }

  @Override
  public Boolean on(Assumption.RolesAreIn assumed) {
    return state.orders.values().stream()
        .filter(order -> order.managedBy(assumed.account()))
        .map(Order::id)
        .collect(Collectors.toSet())
        .equals(assumed.orders());
  }

  @Override
  public Boolean on(Assumption.TrialsAre assumed) {
    var offer = state.offers.get(assumed.product());
    return offer != null
        && offer.terms().isPresent()
        && offer.revision() == assumed.revision()
        && Extents.trials(state, assumed.product(), assumed.machine())
            .map(Trial::serial)
            .allMatch(assumed.trials()::contains);
  }

  @Override
  public Boolean on(Assumption.RequestOpen assumed) {
    return state.requests.containsKey(assumed.request());
  }
}
