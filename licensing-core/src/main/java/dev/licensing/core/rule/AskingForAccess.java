package dev.licensing.core.rule;

import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Serial;
import java.util.Optional;
import java.util.Set;

/** Who holds somebody else's serial in hand may ask its owner, once (rule 4.3). */
record AskingForAccess(RequestAccess command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andSerials(Set.of(command.serial())).and(Extent.OWN_REQUESTS);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(facts.asked().caller()).andSerials(Set.of(command.serial()));
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<Account> caller = facts.caller();
    Optional<Serial> serial = facts.serial(command.serial());
    Reasons reasons =
        new Reasons()
            .addIf(caller.isEmpty(), Callers::accountMustExist)
            .addIf(serial.isEmpty(), () -> Serials.notRecognised(command.serial()))
            .add(
                serial
                    .filter(known -> facts.order(known).customer().isEmpty())
                    .map(known -> Serials.unowned(facts.order(known), known)));
    if (!reasons.none()) {
      return reasons.refused();
    }
    return ask(facts, caller.orElseThrow(), serial.orElseThrow());
  }

  private Decision ask(Facts facts, Account caller, Serial serial) {
    Order order = facts.order(serial);
    Effects effects = new Effects().restOn(caller).restOn(order).restOn(serial);
    if (Serials.shares(facts, caller, serial)) {
      return answered(effects, Optional.empty());
    }
    Request request =
        new Request(
            command.request(),
            order.id(),
            caller.id(),
            facts.at(),
            new Request.Access(serial.number(), command.message()));
    Request open = Asking.once(effects, facts, request);
    if (open.equals(request)) {
      effects.tell(
          Notice.to(order.customer().orElseThrow(), NoticeKind.ACCESS_REQUESTED)
              .with("serial", serial.number())
              .with("account", caller.id())
              .with("request", request.id())
              .with("message", command.message()));
    }
    return answered(effects, Optional.of(open));
  }

  private Decision answered(Effects effects, Optional<Request> request) {
    return effects.permitted(
        new Answer.AccessRequested(command.serial(), request.map(Request::id)));
  }
}
