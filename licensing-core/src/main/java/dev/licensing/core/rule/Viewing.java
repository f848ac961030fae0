package dev.licensing.core.rule;

import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.Optional;
import java.util.Set;

/** Who sees what (rules 5.2, 5.4, 5.5). A view is a decision that changes nothing. */
final class Viewing {

  private Viewing() {}

  /** One serial: for who shares, uses or manages it, and for the vendor. */
  record OneSerial(ViewSerial command) implements Act {

    @Override
    public FactsNeeded needs() {
      return Act.by(command.origin())
          .andSerials(Set.of(command.serial()))
          .and(Extent.USERS)
          .and(Extent.USES_BY_NAMED)
          .and(Extent.ASSIGNEES);
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.account(facts.asked().caller()).andSerials(Set.of(command.serial()));
    }

    @Override
    public Decision decide(Facts facts) {
      boolean vendor = Callers.isVendor(command.origin());
      Optional<Account> caller = facts.caller();
      Optional<Serial> serial =
          facts.serial(command.serial()).filter(known -> vendor || mayShow(facts, caller, known));
      Reasons reasons =
          new Reasons()
              .addIf(!vendor && caller.isEmpty(), Callers::accountMustExist)
              .addIf(serial.isEmpty(), () -> Serials.notRecognised(command.serial()));
      return reasons.none()
          ? new Effects()
              .permitted(
                  new Answer.SerialShown(
                      Overviews.serial(facts, caller, vendor, serial.orElseThrow())))
          : reasons.refused();
    }

    private static boolean mayShow(Facts facts, Optional<Account> caller, Serial serial) {
      return caller
          .filter(
              who ->
                  Serials.oversees(facts, who, serial)
                      || facts.use(serial.number(), who.id()).isPresent())
          .isPresent();
    }
  }

  /** One order: all of it for its managers and the vendor, whom to ask for its developers. */
  record OneOrder(ViewOrder command) implements Act {

    @Override
    public FactsNeeded needs() {
      return Act.by(command.origin())
          .andOrder(command.order())
          .and(Extent.ORDER_CONTENT)
          .after(command.after());
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.account(facts.asked().caller()).andOrder(command.order());
    }

    @Override
    public Decision decide(Facts facts) {
      boolean vendor = Callers.isVendor(command.origin());
      Optional<Order> order = Orders.visible(facts, command.origin(), command.order());
      Reasons reasons =
          new Reasons()
              .addIf(!vendor && facts.caller().isEmpty(), Callers::accountMustExist)
              .addIf(order.isEmpty(), () -> Orders.notRecognised(command.order()));
      return reasons.none()
          ? new Effects()
              .permitted(new Answer.OrderShown(OrderViews.of(facts, order.orElseThrow(), vendor)))
          : reasons.refused();
    }
  }

  /** What waits for the vendor. */
  record Queue(ViewRequests command) implements Act {

    @Override
    public FactsNeeded needs() {
      FactsNeeded queue = Act.by(command.origin()).and(Extent.QUEUE);
      return command.after().map(queue::andRequest).orElse(queue);
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.none();
    }

    @Override
    public Decision decide(Facts facts) {
      Reasons reasons = new Reasons().add(Callers.onlyTheVendor(command.origin()));
      return reasons.none()
          ? new Effects()
              .permitted(
                  new Answer.RequestsShown(
                      facts
                          .pages()
                          .queue()
                          .map(request -> Overviews.request(facts, request))
                          .toList()))
          : reasons.refused();
    }
  }
}
