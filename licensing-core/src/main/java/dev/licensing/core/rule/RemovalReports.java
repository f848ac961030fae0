package dev.licensing.core.rule;

import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.decision.RemovalReport.Touched;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import java.util.Comparator;
import java.util.List;

/** Everything that removing a user touches, and what to do instead for one machine (rule 6.5). */
final class RemovalReports {

  private RemovalReports() {}

  static RemovalReport of(Facts facts, Account user, List<Activation> reached) {
    List<Touched> touched =
        reached.stream()
            .map(activation -> touched(facts, activation))
            .sorted(
                Comparator.comparing(Touched::order)
                    .thenComparing(Touched::serial)
                    .thenComparing(one -> one.use().since())
                    .thenComparing(one -> one.use().activation()))
            .toList();
    return new RemovalReport(
        user.id(),
        user.name(),
        touched,
        List.of(Remedy.of(RemedyCode.REQUEST_REMOTE_DEACTIVATION)));
  }

  private static Touched touched(Facts facts, Activation activation) {
    Order order = facts.order(facts.serial(activation.serial()).orElseThrow());
    return new Touched(
        order.id(),
        order.product(),
        activation.serial(),
        Machines.use(facts, activation, facts.asked().caller()),
        Licenses.lastUse(order, activation));
  }
}
