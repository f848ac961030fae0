package dev.licensing.core.rule;

import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What waits for an e-mail becomes the account's that has it (rules 4.4, 5.9). */
final class Newcomers {

  private Newcomers() {}

  static void takeUp(Effects effects, Facts facts, AccountId account, Email email) {
    facts
        .invitations(email)
        .forEach(
            invitation -> {
              effects.change(new Change.InvitationEnded(invitation));
              if (!shares(facts, invitation.serial(), account)) {
                effects.change(
                    new Change.UserAssigned(
                        new Assignment(invitation.serial(), account, facts.at())));
              }
            });
    SortedMap<OrderId, Order> orders = new TreeMap<>();
    facts
        .pendingRoles(email)
        .forEach(
            role -> {
              effects.change(new Change.RoleNotAwaited(role));
              orders.merge(
                  role.order(),
                  with(facts.order(role.order()).orElseThrow(), role, account),
                  (before, alone) -> with(before, role, account));
            });
    orders.values().forEach(order -> effects.restOn(order).change(new Change.OrderChanged(order)));
  }

  /** Who takes an invited e-mail may be assigned to the serial already, or own it. */
  private static boolean shares(Facts facts, SerialNumber serial, AccountId account) {
    return facts
        .account(account)
        .filter(who -> Serials.shares(facts, who, facts.serial(serial).orElseThrow()))
        .isPresent();
  }

  /** The order was reserved for its customer until now. */
  private static Order with(Order order, PendingRole pending, AccountId account) {
    Order taken = order.withRoles(order.roles().with(pending.role(), account));
    return pending.role() == Role.CUSTOMER ? taken.withReservation(Optional.empty()) : taken;
  }
}
