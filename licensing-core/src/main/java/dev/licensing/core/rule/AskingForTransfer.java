package dev.licensing.core.rule;

import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Request;
import java.util.Optional;

/** Customer or purchaser ask the vendor to make somebody else the customer (rule 5.6). */
record AskingForTransfer(RequestOrderTransfer command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andOrder(command.order()).and(Extent.OWN_REQUESTS);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(facts.asked().caller()).andOrder(command.order());
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<Account> caller = facts.caller();
    Optional<Order> order = Orders.visible(facts, command.origin(), command.order());
    Reasons reasons =
        new Reasons()
            .addIf(caller.isEmpty(), Callers::accountMustExist)
            .addIf(order.isEmpty(), () -> Orders.notRecognised(command.order()))
            .addIf(
                order.isPresent()
                    && caller.filter(who -> order.get().roles().bought(who.id())).isEmpty(),
                this::aBuyerMustAsk);
    if (!reasons.none()) {
      return reasons.refused();
    }
    Effects effects = Orders.effects(facts, order.orElseThrow());
    Request request =
        new Request(
            command.request(),
            command.order(),
            caller.orElseThrow().id(),
            facts.at(),
            new Request.OrderTransfer(command.newCustomer(), command.name()));
    Asking.anew(effects, facts, request);
    return effects.permitted(new Answer.Requested(command.request()));
  }

  private Refusal aBuyerMustAsk() {
    return Refusal.of(RefusalCode.NOT_BUYER, Remedy.of(RemedyCode.ASK_MANAGER))
        .with("order", command.order());
  }
}
