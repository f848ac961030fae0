package dev.licensing.core.rule;

import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.List;
import java.util.Optional;

/**
 * An order gets another owner. Assignments, activations, cool-down and quotas stay (rules 3.4,
 * 4.7); both are told.
 */
final class Handing {

  private Handing() {}

  /** All serials of the order, from the owner it has to another account. */
  static void over(
      Effects effects,
      Facts facts,
      Order order,
      List<Serial> serials,
      Account to,
      boolean stayAssigned) {
    AccountId from = order.customer().orElseThrow();
    effects.change(
        new Change.OrderChanged(
            order
                .withRoles(order.roles().withCustomer(Optional.of(to.id())))
                .withReservation(Optional.empty())));
    for (Serial serial : serials) {
      if (facts.assigned(serial.number(), to.id())) {
        effects.change(new Change.UserUnassigned(serial.number(), to.id()));
      }
      stays(effects, facts, serial, from, stayAssigned);
      effects
          .tell(told(from, order, to).with("serial", serial.number()))
          .tell(told(to.id(), order, to).with("serial", serial.number()));
    }
  }

  private static void stays(
      Effects effects, Facts facts, Serial serial, AccountId from, boolean stayAssigned) {
    boolean assigned = facts.assigned(serial.number(), from);
    if (stayAssigned && !assigned) {
      effects.change(new Change.UserAssigned(new Assignment(serial.number(), from, facts.at())));
    }
    if (!stayAssigned && assigned) {
      effects.change(new Change.UserUnassigned(serial.number(), from));
    }
  }

  static Notice told(AccountId who, Order order, Account to) {
    return Notice.to(who, NoticeKind.TRANSFERRED)
        .with("order", order.id())
        .with("newOwner", to.id());
  }
}
