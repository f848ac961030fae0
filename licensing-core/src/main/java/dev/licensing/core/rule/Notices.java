package dev.licensing.core.rule;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;

/** What is said when a seat is taken or given back (rule 10.1). */
final class Notices {

  private Notices() {}

  /** Serial, machine, and how many machines are now active of how many. */
  static Notice seat(AccountId to, NoticeKind kind, Activation activation, int seats, Order order) {
    return Notice.to(to, kind)
        .with("serial", activation.serial())
        .with("machine", activation.machine().name())
        .with("seats", seats)
        .with("of", order.terms().machineLimit());
  }
}
