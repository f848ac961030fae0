package dev.licensing.core.rule;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.SerialLost;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of a serial, and of those who share it, when its owner goes (rules 4.8, 8.4, 8.6).
 */
final class Losses {

  private Losses() {}

  static SerialLost of(Facts facts, Serial serial) {
    return new SerialLost(serial.number(), assigned(facts, serial));
  }

  /** The assigned users but the owner, who may be one from earlier, with their names. */
  static SortedMap<AccountId, String> assigned(Facts facts, Serial serial) {
    SortedMap<AccountId, String> names = new TreeMap<>();
    Order order = facts.order(serial);
    for (Assignment assignment : facts.assignees(serial.number())) {
      Optional<Account> user = facts.account(assignment.account());
      if (user.isPresent() && !order.ownedBy(assignment.account())) {
        names.put(assignment.account(), user.get().name());
      }
    }
    return names;
  }

  /** Its assignments end, and who loses it is told; nobody may use it at that moment. */
  static void giveUp(Effects effects, Facts facts, Serial serial) {
    effects
        .assume(new Assumption.SerialUnused(serial.number(), facts.at()))
        .change(new Change.SharingEnded(serial.number()));
    assigned(facts, serial)
        .keySet()
        .forEach(
            user ->
                effects.tell(
                    Notice.to(user, NoticeKind.OWNER_GONE).with("serial", serial.number())));
  }
}
