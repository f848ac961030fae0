package dev.licensing.core.rule;

import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who presents all serials of an unowned order becomes their owner (rules 4.1 to 4.3). */
final class Claiming {

  private Claiming() {}

  static Decision decide(Facts facts, ClaimSerials command) {
    Optional<Account> account = facts.caller();
    List<Serial> known =
        command.serials().stream().flatMap(serial -> facts.serial(serial).stream()).toList();
    List<Order> orders = known.stream().map(facts::order).distinct().toList();
    Reasons reasons = new Reasons().addIf(account.isEmpty(), Callers::accountMustExist);
    command.serials().stream()
        .filter(serial -> facts.serial(serial).isEmpty())
        .forEach(serial -> reasons.add(Serials.notRecognised(serial)));
    account.ifPresent(
        caller ->
            orders.stream()
                .filter(order -> !order.ownedBy(caller.id()))
                .flatMap(order -> whyNot(order, presented(known, order)))
                .forEach(reasons::add));
    reasons.addIf(orders.size() > 1, () -> eachOrderIsClaimedAlone(orders.size()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    return claimed(command, account.orElseThrow(), orders.get(0));
  }

  private static Decision claimed(ClaimSerials command, Account account, Order order) {
    Effects effects = new Effects().restOn(account).restOn(order);
    if (!order.ownedBy(account.id())) {
      effects.change(new Change.OwnerChanged(order.id(), Optional.of(account.id()), order.terms()));
    }
    return effects.permitted(new Answer.Claimed(order.id(), command.serials()));
  }

  private static List<Serial> presented(List<Serial> known, Order order) {
    return known.stream().filter(serial -> serial.order().equals(order.id())).toList();
  }

  private static Stream<Refusal> whyNot(Order order, List<Serial> presented) {
    if (order.customer().isPresent()) {
      return presented.stream().map(Claiming::anOwnedSerialStaysOwned);
    }
    if (!order.terms().claimable()) {
      return presented.stream().map(Claiming::termsMustAllowClaiming);
    }
    return presented.size() < order.serialCount()
        ? Stream.of(allSerialsMustBePresented(order, presented.size()))
        : Stream.empty();
  }

  private static Refusal anOwnedSerialStaysOwned(Serial serial) {
    return Refusal.of(
            RefusalCode.SERIAL_ALREADY_OWNED,
            Remedy.of(RemedyCode.REQUEST_ACCESS).with("serial", serial.number()))
        .with("serial", serial.number());
  }

  private static Refusal termsMustAllowClaiming(Serial serial) {
    return Refusal.of(RefusalCode.SERIAL_NOT_CLAIMABLE, Remedy.of(RemedyCode.CONTACT_VENDOR))
        .with("serial", serial.number());
  }

  private static Refusal allSerialsMustBePresented(Order order, int presented) {
    return Refusal.of(RefusalCode.ORDER_INCOMPLETE, Remedy.of(RemedyCode.PRESENT_ALL_SERIALS))
        .with("presented", presented)
        .with("of", order.serialCount());
  }

  private static Refusal eachOrderIsClaimedAlone(int orders) {
    return Refusal.of(RefusalCode.SEVERAL_ORDERS, Remedy.of(RemedyCode.CLAIM))
        .with("orders", orders);
  }
}
