package dev.licensing.core.rule;

import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.license.RuntimeKeyClaims;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.Order;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A manager gets a signed key for the hosts of an order (rules 9.2, 9.3). */
record IssuingKey(IssueRuntimeKey command) implements Act {

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
    Reasons reasons = Orders.managing(facts, command.origin(), command.order());
    if (!reasons.none()) {
      return reasons.refused();
    }
    Order order = facts.order(command.order()).orElseThrow();
    reasons
        .add(Granting.theOrderMustBeInGoodStanding(order))
        .add(Granting.theSubscriptionMustNotHaveEnded(order.terms(), facts.at()))
        .addAll(command.application().isPresent() ? application(order) : hosts(order));
    return reasons.none() ? issued(facts, order) : reasons.refused();
  }

  private Decision issued(Facts facts, Order order) {
    Instant at = facts.at();
    SortedSet<HostName> hosts =
        command.application().isPresent() ? new TreeSet<>() : order.hosts().of(command.hostClass());
    Instant usual = at.plus(order.terms().hosts().keyValidFor());
    Instant end = order.terms().validity().validUntil().filter(usual::isAfter).orElse(usual);
    RuntimeKeyClaims claims =
        new RuntimeKeyClaims(
            order.product(),
            order.id(),
            command.key(),
            command.hostClass(),
            hosts,
            command.application(),
            at,
            end);
    return Orders.effects(facts, order)
        .change(
            new Change.OrderChanged(
                order.withHosts(order.hosts().withKeyUntil(command.hostClass(), end))))
        .sign(claims)
        .permitted(
            new Answer.RuntimeKeyIssued(
                command.key(),
                claims.validUntil(),
                order.hosts().keysUntil(command.hostClass(), at)));
  }

  private Stream<Refusal> application(Order order) {
    return order.terms().hosts().applications()
        ? Stream.empty()
        : Stream.of(
            Refusal.of(RefusalCode.APPLICATION_NOT_ALLOWED, Remedy.of(RemedyCode.USE_HOSTNAMES)));
  }

  /** Also after the terms became narrower than what is listed. */
  private Stream<Refusal> hosts(Order order) {
    SortedSet<HostName> hosts = order.hosts().of(command.hostClass());
    Optional<Refusal> none =
        hosts.isEmpty()
            ? Optional.of(Refusal.of(RefusalCode.NO_HOSTNAMES, Remedy.of(RemedyCode.ADD_HOSTNAMES)))
            : Optional.empty();
    return Stream.concat(
        none.stream(), HostRules.refusals(order.terms(), command.hostClass(), hosts));
  }
}
