package dev.licensing.core.rule;

import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import java.util.Optional;

/** The user or a manager asks support to end the activation of a lost machine (rule 7.1). */
record AskingForDeactivation(RequestRemoteDeactivation command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andActivation(command.activation()).and(Extent.OWN_REQUESTS);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.activation(facts, command.activation());
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<Account> caller = facts.caller();
    Optional<Activation> activation =
        facts.activation(command.activation()).filter(a -> maySee(facts, caller, a));
    Reasons reasons =
        new Reasons()
            .addIf(caller.isEmpty(), Callers::accountMustExist)
            .addIf(activation.isEmpty(), () -> Own.notRecognised(RemedyCode.CONTACT_VENDOR))
            .add(activation.filter(a -> !a.liveAt(facts.at())).map(a -> Endings.refusal(facts, a)));
    return reasons.none()
        ? asked(facts, caller.orElseThrow(), activation.orElseThrow())
        : reasons.refused();
  }

  private Decision asked(Facts facts, Account caller, Activation activation) {
    Order order = order(facts, activation);
    Effects effects = Orders.effects(facts, order);
    Request request =
        new Request(
            command.request(),
            order.id(),
            caller.id(),
            facts.at(),
            new Request.RemoteDeactivation(activation.id(), command.reason()));
    RequestId open = Asking.once(effects, facts, request).id();
    return effects.permitted(
        new Answer.RemoteDeactivationRequested(open, Orders.quota(order, facts.at())));
  }

  private static boolean maySee(Facts facts, Optional<Account> caller, Activation activation) {
    return caller
        .filter(
            who ->
                who.id().equals(activation.account())
                    || order(facts, activation).managedBy(who.id()))
        .isPresent();
  }

  private static Order order(Facts facts, Activation activation) {
    return facts.order(facts.serial(activation.serial()).orElseThrow());
  }
}
