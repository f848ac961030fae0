package dev.licensing.core.rule;

import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;

/** Who stands how to a serial, and what they may know of it. */
final class Serials {

  private Serials() {}

  /** The one answer for a serial that was never issued and for one that is not shown (rule 2.8). */
  static Refusal notRecognised(SerialNumber serial) {
    return Refusal.of(RefusalCode.SERIAL_NOT_RECOGNISED, Remedy.of(RemedyCode.CHECK_SERIAL))
        .with("serial", serial);
  }

  static boolean owns(Facts facts, Account account, Serial serial) {
    return facts.order(serial).ownedBy(account.id());
  }

  /** Owner and assigned users use it, release it, and see who uses it (rules 2.5, 4.5). */
  static boolean shares(Facts facts, Account account, Serial serial) {
    return owns(facts, account, serial) || facts.assigned(serial.number(), account.id());
  }

  /** Managers see who uses it too (rule 5.2). */
  static boolean oversees(Facts facts, Account account, Serial serial) {
    return facts.order(serial).managedBy(account.id()) || shares(facts, account, serial);
  }

  /** Where the terms do not let it be claimed, only the vendor can give it an owner. */
  static Refusal unowned(Order order, Serial serial) {
    RemedyCode remedy = order.terms().claimable() ? RemedyCode.CLAIM : RemedyCode.CONTACT_VENDOR;
    return Refusal.of(RefusalCode.SERIAL_UNOWNED, Remedy.of(remedy))
        .with("serial", serial.number());
  }

  static Refusal onlyTheOwner(SerialNumber serial) {
    return Refusal.of(RefusalCode.NOT_OWNER, Remedy.of(RemedyCode.ASK_OWNER))
        .with("serial", serial);
  }

  static Refusal allOfTheOrder(Order order, int presented) {
    return Refusal.of(RefusalCode.ORDER_INCOMPLETE, Remedy.of(RemedyCode.PRESENT_ALL_SERIALS))
        .with("order", order.id())
        .with("presented", presented)
        .with("of", order.serialCount());
  }
}
