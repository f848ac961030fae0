package dev.licensing.core;

import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.Validity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Facts that are not so, and decisions that are not whole: how a broken engine is made of a right
 * one.
 */
final class Lies {

  private Lies() {}

  static Facts orders(Facts facts, UnaryOperator<Order> lie) {
    return facts(
        facts,
        facts.bars(),
        facts.orders().stream().map(lie).toList(),
        facts.serials(),
        facts.assignments(),
        facts.activations());
  }

  static Facts serials(Facts facts, UnaryOperator<Serial> lie) {
    return facts(
        facts,
        facts.bars(),
        facts.orders(),
        facts.serials().stream().map(lie).toList(),
        facts.assignments(),
        facts.activations());
  }

  static Facts withoutAccounts(Facts facts) {
    return new Facts(
        facts.asked(),
        List.of(),
        facts.bars(),
        facts.orders(),
        facts.serials(),
        facts.assignments(),
        facts.invitations(),
        facts.pendingRoles(),
        facts.activations(),
        facts.requests(),
        facts.trialOffers(),
        facts.trials());
  }

  static Facts withoutBars(Facts facts) {
    return facts(
        facts,
        List.of(),
        facts.orders(),
        facts.serials(),
        facts.assignments(),
        facts.activations());
  }

  static Facts activations(Facts facts, List<Activation> instead) {
    return facts(
        facts, facts.bars(), facts.orders(), facts.serials(), facts.assignments(), instead);
  }

  /** Everybody who is known is assigned to every serial that is known. */
  static Facts allAssigned(Facts facts) {
    List<Assignment> all = new ArrayList<>();
    facts
        .serials()
        .forEach(
            serial ->
                facts
                    .accounts()
                    .forEach(
                        account ->
                            all.add(new Assignment(serial.number(), account.id(), facts.at()))));
    return facts(facts, facts.bars(), facts.orders(), facts.serials(), all, facts.activations());
  }

  private static Facts facts(
      Facts facts,
      List<Bar> bars,
      List<Order> orders,
      List<Serial> serials,
      List<Assignment> assignments,
      List<Activation> activations) {
    return new Facts(
        facts.asked(),
        facts.accounts(),
        bars,
        orders,
        serials,
        assignments,
        facts.invitations(),
        facts.pendingRoles(),
        activations,
        facts.requests(),
        facts.trialOffers(),
        facts.trials());
  }

  /** The decision without the changes of one kind. */
  static Decision without(Decision decision, Predicate<Change> forgotten) {
    return decision instanceof Permitted permitted
        ? with(permitted, permitted.changes().stream().filter(forgotten.negate()).toList())
        : decision;
  }

  /** The decision with one change more. */
  static Decision and(Decision decision, Change more) {
    if (!(decision instanceof Permitted permitted)) {
      return decision;
    }
    List<Change> changes = new ArrayList<>(permitted.changes());
    changes.add(more);
    return with(permitted, changes);
  }

  static Decision silent(Decision decision) {
    return decision instanceof Permitted permitted
        ? new Permitted(
            permitted.answer(),
            permitted.changes(),
            List.of(),
            permitted.assumptions(),
            permitted.report(),
            permitted.statement())
        : decision;
  }

  private static Decision with(Permitted permitted, List<Change> changes) {
    return new Permitted(
        permitted.answer(),
        changes,
        permitted.notices(),
        permitted.assumptions(),
        permitted.report(),
        permitted.statement());
  }

  static Order endless(Order order) {
    return order.withTerms(order.terms().withValidity(Validity.forEver()));
  }

  static Serial cool(Serial serial) {
    return new Serial(
        serial.number(),
        serial.order(),
        serial.standing(),
        serial.liveSeats(),
        serial.soleUser(),
        Optional.empty(),
        serial.revision());
  }

  static Activation neverLapsing(Activation a) {
    return a.seen(
        a.machine(), a.lastSeen(), a.leaseUntil().map(end -> end.plus(Duration.ofDays(9_999))));
  }

  static Activation on(Activation activation, Machine machine) {
    return activation.seen(machine, activation.lastSeen(), activation.leaseUntil());
  }

  static Decision refused(RefusalCode code) {
    return new Decision.Refused(
        List.of(Refusal.of(code, Remedy.of(RemedyCode.NONE))), Optional.empty(), Optional.empty());
  }
}
