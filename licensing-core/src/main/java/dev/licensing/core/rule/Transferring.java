package dev.licensing.core.rule;

import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Answer.Handover;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.decision.TransferReport;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The owner hands orders on to somebody who is assigned to their serials (rules 4.7, 4.9). */
record Transferring(TransferSerials command, Policy policy) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin())
        .andSerials(command.serials())
        .andEmail(command.to())
        .and(Extent.USES_BY_NAMED);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.named(facts.account(command.to())).andSerials(command.serials());
  }

  @Override
  public Decision decide(Facts facts) {
    Sharing sharing = Sharing.of(facts, command.serials());
    Optional<Account> to = facts.account(command.to());
    boolean toOneself = to.isPresent() && to.equals(sharing.caller());
    Reasons reasons =
        sharing.reasons().add(Callers.personMustHaveProvedWhoTheyAre(command.origin(), policy));
    List<Order> orders = sharing.caller().isPresent() ? sharing.wholeOrders() : List.of();
    TransferReport report =
        new TransferReport(
            List.copyOf(command.serials()),
            command.to(),
            to.filter(who -> assignedToAll(facts, sharing, who)).map(Account::id),
            command.stayAssigned());
    List<Serial> owned = orders.stream().flatMap(order -> sharing.of(order).stream()).toList();
    if (!toOneself) {
      for (Serial serial : owned) {
        reasons
            .addIf(!possible(facts, to, serial), () -> mustBeAssigned(serial.number()))
            .add(whoGoesMustHaveLeft(facts, sharing, to, serial));
      }
    }
    reasons.add(Confirmations.ifGiven(command.confirmation(), report));
    if (!reasons.none()) {
      return reasons.refused(report);
    }
    return handedOver(facts, sharing, orders, to, toOneself, report);
  }

  private Decision handedOver(
      Facts facts,
      Sharing sharing,
      List<Order> orders,
      Optional<Account> to,
      boolean toOneself,
      TransferReport report) {
    Effects effects = sharing.effects().report(report);
    to.filter(who -> !toOneself).ifPresent(effects::restOn);
    SortedMap<SerialNumber, Handover> outcome = new TreeMap<>();
    for (Order order : orders) {
      List<Serial> serials = sharing.of(order);
      Handover became = Handover.UNCHANGED;
      if (!toOneself) {
        boolean assigned =
            to.isPresent()
                && serials.stream().allMatch(s -> facts.assigned(s.number(), to.get().id()));
        became = assigned ? Handover.TRANSFERRED : Handover.RESERVED;
        if (assigned) {
          transfer(effects, facts, order, serials, to.get());
        } else {
          reserve(effects, order, serials);
        }
      }
      for (Serial serial : serials) {
        outcome.put(serial.number(), became);
      }
    }
    return effects.permitted(new Answer.Transferred(outcome, command.to()));
  }

  private void transfer(
      Effects effects, Facts facts, Order order, List<Serial> serials, Account to) {
    if (!command.stayAssigned()) {
      serials.forEach(
          serial ->
              effects.assume(
                  new Assumption.SerialUnusedBy(
                      serial.number(), order.customer().orElseThrow(), facts.at())));
    }
    Handing.over(effects, facts, order, serials, to, command.stayAssigned());
  }

  /** It stays its owner's until the other claims it; nobody else can (rule 4.9). */
  private void reserve(Effects effects, Order order, List<Serial> serials) {
    effects.change(
        new Change.OrderChanged(
            order.withReservation(
                Optional.of(new Reservation(command.to(), command.reserveUntil())))));
    serials.forEach(
        serial -> effects.tell(reserved(serial.number(), command.to(), command.reserveUntil())));
  }

  static Notice reserved(SerialNumber serial, Email to, Optional<Instant> until) {
    Notice notice = Notice.to(to, NoticeKind.RESERVED).with("serial", serial);
    return until.map(end -> notice.with("until", end)).orElse(notice);
  }

  private boolean possible(Facts facts, Optional<Account> to, Serial serial) {
    boolean assigned = to.filter(who -> facts.assigned(serial.number(), who.id())).isPresent();
    return assigned || command.reserveUntil().filter(facts.at()::isBefore).isPresent();
  }

  /** Who says they go must not stay with a seat (rule 4.6). */
  private Optional<Refusal> whoGoesMustHaveLeft(
      Facts facts, Sharing sharing, Optional<Account> to, Serial serial) {
    boolean goes =
        !command.stayAssigned()
            && to.filter(who -> facts.assigned(serial.number(), who.id())).isPresent();
    return goes
        ? Unassigning.theUserMustHaveLeft(facts, serial, sharing.caller().orElseThrow().id())
        : Optional.empty();
  }

  private static boolean assignedToAll(Facts facts, Sharing sharing, Account to) {
    return sharing.serials().stream().allMatch(s -> facts.assigned(s.number(), to.id()));
  }

  private static Refusal mustBeAssigned(SerialNumber serial) {
    return Refusal.of(
            RefusalCode.RECIPIENT_NOT_ASSIGNED, Remedy.of(RemedyCode.ASSIGN).with("serial", serial))
        .with("serial", serial);
  }
}
