package dev.licensing.core.rule;

import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Quota;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who stands how to an order, and what they may know of it (chapter 5). */
final class Orders {

  /** Over which remote deactivations are counted (rule 7.2). */
  static final Duration WINDOW = Duration.ofDays(365);

  private Orders() {}

  /** The one answer for an order that never was and for one that is not shown (rule 5.5). */
  static Refusal notRecognised(OrderId order) {
    return Refusal.of(RefusalCode.ORDER_NOT_RECOGNISED, Remedy.of(RemedyCode.CHECK_ORDER))
        .with("order", order);
  }

  static boolean manages(Facts facts, Order order) {
    return facts.caller().filter(caller -> order.managedBy(caller.id())).isPresent();
  }

  /** Managers, developers and the vendor see it; to everybody else it does not exist (5.4, 5.5). */
  static Optional<Order> visible(Facts facts, Origin origin, OrderId id) {
    return facts
        .order(id)
        .filter(
            order ->
                Callers.isVendor(origin)
                    || manages(facts, order)
                    || (facts.caller().isPresent() && facts.ownUse(id).isPresent()));
  }

  /**
   * Why this caller may not manage this order: they have no account, do not see it, or only see it
   * (rules 5.2, 5.4, 5.5).
   */
  static Reasons managing(Facts facts, Origin origin, OrderId id) {
    Reasons reasons =
        new Reasons()
            .addIf(
                !Callers.isVendor(origin) && facts.caller().isEmpty(), Callers::accountMustExist);
    Optional<Order> order = visible(facts, origin, id);
    return reasons
        .addIf(order.isEmpty(), () -> notRecognised(id))
        .addIf(
            order.isPresent() && !Callers.isVendor(origin) && !manages(facts, order.get()),
            () -> aManagerMustDoIt(id));
  }

  static Refusal aManagerMustDoIt(OrderId order) {
    return Refusal.of(RefusalCode.NOT_MANAGER, Remedy.of(RemedyCode.ASK_MANAGER))
        .with("order", order);
  }

  /** Where the caller is a person, what they do rests on the order and on them. */
  static Effects effects(Facts facts, Order order) {
    Effects effects = new Effects().restOn(order);
    facts.caller().ifPresent(effects::restOn);
    return effects;
  }

  /** Those that count at this instant: carried out in the 365 days before it (rule 7.2). */
  static List<Instant> remoteDeactivations(Order order, Instant at) {
    return order.remoteDeactivations().stream()
        .filter(done -> at.isBefore(done.plus(WINDOW)))
        .toList();
  }

  static Quota quota(Order order, Instant at) {
    List<Instant> counted = remoteDeactivations(order, at);
    int allowed = order.terms().remoteDeactivationsPerYear();
    boolean none = allowed == 0 || counted.size() < allowed;
    return new Quota(
        counted.size(),
        allowed,
        none ? Optional.empty() : Optional.of(counted.get(counted.size() - allowed).plus(WINDOW)));
  }
}
