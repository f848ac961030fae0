package dev.licensing.core.rule;

import dev.licensing.core.command.AddSerials;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import java.util.Optional;
import java.util.Set;

/** What the vendor does to an order that was sold (rules 2.7, 2.9). */
final class VendorOrders {

  private VendorOrders() {}

  private static Reasons ofTheVendor(Facts facts, Origin origin, OrderId order) {
    Reasons reasons = new Reasons().add(Callers.onlyTheVendor(origin));
    return reasons.addIf(
        reasons.none() && facts.order(order).isEmpty(), () -> Orders.notRecognised(order));
  }

  /** An order grows; its owner owns the new serials too. */
  record Adding(AddSerials command) implements Act {

    @Override
    public FactsNeeded needs() {
      return Act.by(command.origin()).andOrder(command.order()).andSerials(command.serials());
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.order(command.order()).andSerials(command.serials());
    }

    @Override
    public Decision decide(Facts facts) {
      Reasons reasons =
          ofTheVendor(facts, command.origin(), command.order())
              .addAll(Issuing.issuedBefore(facts, command.serials()));
      if (!reasons.none()) {
        return reasons.refused();
      }
      Order order = facts.order(command.order()).orElseThrow();
      return Orders.effects(facts, order)
          .change(new Change.OrderChanged(order.withMoreSerials(command.serials().size())))
          .change(new Change.SerialsAdded(order.id(), command.serials()))
          .permitted(new Answer.SerialsAdded(order.id(), command.serials()));
    }
  }

  /** Other rules from now on; what is live stays live (rule 2.9). */
  record Changing(ChangeTerms command) implements Act {

    @Override
    public FactsNeeded needs() {
      return Act.by(command.origin()).andOrder(command.order());
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.order(command.order());
    }

    @Override
    public Decision decide(Facts facts) {
      Reasons reasons = ofTheVendor(facts, command.origin(), command.order());
      if (!reasons.none()) {
        return reasons.refused();
      }
      Order order = facts.order(command.order()).orElseThrow();
      return Orders.effects(facts, order)
          .change(new Change.OrderChanged(order.withTerms(command.terms())))
          .permitted(new Answer.TermsChanged(order.id()));
    }
  }

  /** An order or a serial is suspended, revoked, or in good standing again (rule 2.7). */
  record Standing(ChangeStanding command) implements Act {

    @Override
    public FactsNeeded needs() {
      return Act.by(command.origin())
          .andOrder(command.order())
          .andSerials(command.serial().map(Set::of).orElse(Set.of()));
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.order(command.order())
          .andSerials(command.serial().map(Set::of).orElse(Set.of()));
    }

    @Override
    public Decision decide(Facts facts) {
      Reasons reasons = ofTheVendor(facts, command.origin(), command.order());
      Optional<Serial> serial =
          command
              .serial()
              .flatMap(facts::serial)
              .filter(known -> known.order().equals(command.order()));
      command
          .serial()
          .filter(named -> reasons.none() && serial.isEmpty())
          .ifPresent(named -> reasons.add(Serials.notRecognised(named)));
      if (!reasons.none()) {
        return reasons.refused();
      }
      Order order = facts.order(command.order()).orElseThrow();
      Effects effects = Orders.effects(facts, order);
      serial.ifPresentOrElse(
          known ->
              effects
                  .restOn(known)
                  .change(new Change.SerialChanged(known.withStanding(command.standing()))),
          () -> effects.change(new Change.OrderChanged(order.withStanding(command.standing()))));
      return effects.permitted(
          new Answer.StandingChanged(order.id(), command.serial(), command.standing()));
    }
  }
}
