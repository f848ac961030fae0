package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.TrialOffer;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Whether a store loads what a {@link dev.licensing.core.replay.State} does. Revisions only have to
 * grow, so how far they have come is left out; and of lists only the order of activations counts.
 */
final class SameFacts {

  private SameFacts() {}

  static void assertSame(String look, Facts wanted, Facts loaded) {
    rows(wanted)
        .forEach((rows, all) -> assertEquals(all, rows(loaded).get(rows), look + ": " + rows));
    assertEquals(
        wanted.activations(), loaded.activations(), look + ": activations, the oldest first");
  }

  private static SortedMap<String, Set<?>> rows(Facts facts) {
    SortedMap<String, Set<?>> rows = new TreeMap<>();
    rows.put("accounts", set(facts.accounts(), SameFacts::plain));
    rows.put("bars", Set.copyOf(facts.bars()));
    rows.put("orders", set(facts.orders(), order -> order.withRevision(0)));
    rows.put("serials", set(facts.serials(), serial -> serial.withRevision(0)));
    rows.put("assignments", Set.copyOf(facts.assignments()));
    rows.put("invitations", Set.copyOf(facts.invitations()));
    rows.put("pending roles", Set.copyOf(facts.pendingRoles()));
    rows.put("activations", Set.copyOf(facts.activations()));
    rows.put("requests", Set.copyOf(facts.requests()));
    rows.put(
        "trial offers",
        set(facts.trialOffers(), offer -> new TrialOffer(offer.product(), offer.terms(), 0)));
    rows.put("trials", Set.copyOf(facts.trials()));
    return rows;
  }

  private static <T> Set<T> set(List<T> rows, UnaryOperator<T> plain) {
    return rows.stream().map(plain).collect(Collectors.toSet());
  }

  private static Account plain(Account account) {
    return new Account(account.id(), account.email(), account.name(), 0);
  }
}
