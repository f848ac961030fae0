package dev.licensing.core.rule;

import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Order;
import java.util.Optional;

/** The vendor sells serials, each of them once (rule 4.1). */
final class Issuing {

  private Issuing() {}

  static Decision decide(Facts facts, IssueOrder command) {
    Reasons reasons = new Reasons().add(Callers.onlyTheVendor(command.origin()));
    command.serials().stream()
        .filter(serial -> facts.serial(serial).isPresent())
        .forEach(
            serial ->
                reasons.add(
                    Refusal.of(
                            RefusalCode.SERIAL_ALREADY_ISSUED, Remedy.of(RemedyCode.CHECK_SERIAL))
                        .with("serial", serial)));
    if (!reasons.none()) {
      return reasons.refused();
    }
    Order order =
        new Order(
            command.order(),
            command.product(),
            Optional.empty(),
            command.terms(),
            command.serials().size(),
            0);
    return new Effects()
        .change(new Change.OrderIssued(order, command.serials()))
        .permitted(new Answer.Issued(order.id(), command.serials()));
  }
}
