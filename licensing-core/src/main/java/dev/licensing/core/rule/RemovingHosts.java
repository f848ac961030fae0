package dev.licensing.core.rule;

import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Answer.Listing;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.Order;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A manager takes hosts out; keys that name them serve until they end (rules 9.1, 9.3). */
record RemovingHosts(RemoveHostnames command) implements Act {

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
    SortedSet<HostName> listed = order.hosts().of(command.hostClass());
    SortedSet<HostName> left = new TreeSet<>(listed);
    left.removeAll(command.hosts());
    SortedMap<HostName, Listing> outcome = new TreeMap<>();
    command
        .hosts()
        .forEach(
            host -> outcome.put(host, listed.contains(host) ? Listing.REMOVED : Listing.UNCHANGED));
    Effects effects = Orders.effects(facts, order);
    if (!left.equals(listed)) {
      effects.change(
          new Change.OrderChanged(order.withHosts(order.hosts().with(command.hostClass(), left))));
    }
    return effects.permitted(
        new Answer.HostnamesChanged(
            order.id(),
            command.hostClass(),
            outcome,
            order.hosts().keysUntil(command.hostClass(), facts.at())));
  }
}
