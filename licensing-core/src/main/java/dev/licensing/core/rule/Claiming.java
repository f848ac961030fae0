package dev.licensing.core.rule;

import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Serial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who presents all serials of an unowned order becomes their owner, and so does for whom an order
 * is reserved (rules 4.1 to 4.3, 4.9).
 */
record Claiming(ClaimSerials command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andSerials(command.serials()).and(Extent.OWNERS);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(facts.asked().caller()).andSerials(command.serials());
  }

  @Override
  public Decision decide(Facts facts) {
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
                .flatMap(order -> whyNot(facts, caller, order, presented(known, order)))
                .forEach(reasons::add));
    reasons.addIf(orders.size() > 1, () -> eachOrderIsClaimedAlone(orders.size()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    return claimed(facts, account.orElseThrow(), orders.get(0), known);
  }

  private Decision claimed(Facts facts, Account account, Order order, List<Serial> serials) {
    Effects effects = new Effects().restOn(account).restOn(order);
    if (!order.ownedBy(account.id())) {
      if (order.customer().isPresent()) {
        Handing.over(effects, facts, order, serials, account, true);
      } else {
        effects.change(
            new Change.OrderChanged(
                order
                    .withRoles(order.roles().withCustomer(Optional.of(account.id())))
                    .withReservation(Optional.empty())));
      }
    }
    return effects.permitted(new Answer.Claimed(order.id(), command.serials()));
  }

  private static List<Serial> presented(List<Serial> known, Order order) {
    return known.stream().filter(serial -> serial.order().equals(order.id())).toList();
  }

  private static Stream<Refusal> whyNot(
      Facts facts, Account caller, Order order, List<Serial> presented) {
    Optional<Reservation> reservation = order.reservationAt(facts.at());
    boolean forCaller = reservation.filter(held -> held.email().equals(caller.email())).isPresent();
    if (!forCaller) {
      if (order.customer().isPresent()) {
        return presented.stream().map(Claiming::anOwnedSerialStaysOwned);
      }
      if (reservation.isPresent()) {
        return presented.stream().map(serial -> aReservedSerialWaits(serial, reservation.get()));
      }
      if (!order.terms().claimable()) {
        return presented.stream().map(Claiming::termsMustAllowClaiming);
      }
    }
    return presented.size() < order.serialCount()
        ? Stream.of(Serials.allOfTheOrder(order, presented.size()))
        : Stream.empty();
  }

  private static Refusal anOwnedSerialStaysOwned(Serial serial) {
    return Refusal.of(
            RefusalCode.SERIAL_ALREADY_OWNED,
            Remedy.of(RemedyCode.REQUEST_ACCESS).with("serial", serial.number()))
        .with("serial", serial.number());
  }

  private static Refusal aReservedSerialWaits(Serial serial, Reservation reservation) {
    Refusal refusal =
        Refusal.of(RefusalCode.SERIAL_RESERVED, Remedy.of(RemedyCode.CONTACT_VENDOR))
            .with("serial", serial.number());
    return reservation.until().map(refusal::until).orElse(refusal);
  }

  private static Refusal termsMustAllowClaiming(Serial serial) {
    return Refusal.of(RefusalCode.SERIAL_NOT_CLAIMABLE, Remedy.of(RemedyCode.CONTACT_VENDOR))
        .with("serial", serial.number());
  }

  private static Refusal eachOrderIsClaimedAlone(int orders) {
    return Refusal.of(RefusalCode.SEVERAL_ORDERS, Remedy.of(RemedyCode.CLAIM))
        .with("orders", orders);
  }
}
