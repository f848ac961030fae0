package dev.licensing.core.rule;

import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RelinquishReport;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Serial;
import java.util.List;
import java.util.Optional;

/** The owner gives serials up that nobody uses (rules 4.8, 4.9). */
record Relinquishing(RelinquishSerials command, Policy policy) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin())
        .andSerials(command.serials())
        .and(Extent.ASSIGNEES)
        .and(Extent.USERS);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(facts.asked().caller()).andSerials(command.serials());
  }

  @Override
  public Decision decide(Facts facts) {
    Sharing sharing = Sharing.of(facts, command.serials());
    Reasons reasons =
        sharing.reasons().add(Callers.personMustHaveProvedWhoTheyAre(command.origin(), policy));
    if (sharing.caller().isEmpty()) {
      return reasons.refused();
    }
    List<Order> orders = sharing.wholeOrders();
    List<Serial> owned = orders.stream().flatMap(order -> sharing.of(order).stream()).toList();
    RelinquishReport report =
        new RelinquishReport(owned.stream().map(serial -> Losses.of(facts, serial)).toList());
    owned.forEach(serial -> reasons.add(nobodyMustUseIt(facts, serial)));
    reasons.add(Confirmations.ifGiven(command.confirmation(), report));
    if (!reasons.none()) {
      return reasons.refused(report);
    }
    Effects effects = sharing.effects().report(report);
    orders.forEach(order -> giveUp(effects, facts, order, sharing.of(order)));
    return effects.permitted(new Answer.Relinquished(report));
  }

  private void giveUp(Effects effects, Facts facts, Order order, List<Serial> serials) {
    effects.change(
        new Change.OrderChanged(
            order
                .withRoles(order.roles().withCustomer(Optional.empty()))
                .withTerms(order.terms().withClaimable(true))
                .withReservation(command.reservation())));
    for (Serial serial : serials) {
      Losses.giveUp(effects, facts, serial);
      command
          .reservation()
          .ifPresent(
              held ->
                  effects.tell(Transferring.reserved(serial.number(), held.email(), held.until())));
    }
  }

  private static Optional<Refusal> nobodyMustUseIt(Facts facts, Serial serial) {
    return serial.liveSeats() == 0
        ? Optional.empty()
        : Optional.of(
            Refusal.of(RefusalCode.SERIAL_IN_USE)
                .with("serial", serial.number())
                .with("seats", serial.liveSeats())
                .remedied(
                    facts.users(serial.number()).stream()
                        .flatMap(use -> Machines.freeing(facts, serial, use, facts.at()).stream())
                        .toList()));
  }
}
