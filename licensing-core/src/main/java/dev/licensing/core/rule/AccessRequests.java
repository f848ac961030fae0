package dev.licensing.core.rule;

import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.Optional;

/** Who holds somebody else's serial in hand may ask its owner (rule 4.3). */
final class AccessRequests {

  private AccessRequests() {}

  static Decision decide(Facts facts, RequestAccess command) {
    Optional<Account> caller = facts.caller();
    Optional<Serial> serial = facts.serial(command.serial());
    Optional<Order> order = serial.map(facts::order);
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
    Effects effects = new Effects().restOn(order.orElseThrow());
    if (!Serials.shares(facts, caller.orElseThrow(), serial.orElseThrow())) {
      effects.tell(
          Notice.to(order.orElseThrow().customer().orElseThrow(), NoticeKind.ACCESS_REQUESTED)
              .with("serial", command.serial())
              .with("account", caller.orElseThrow().id())
              .with("message", command.message()));
    }
    return effects.permitted(new Answer.AccessRequested(command.serial()));
  }
}
