package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.facts.Facts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts to compare: only of activations and requests the order counts. */
final class SortedFacts {

  private SortedFacts() {}

  static void assertSame(String where, Facts stored, Facts wanted) {
    Map<String, List<?>> all = lists(stored);
    lists(wanted)
        .forEach(
            (name, rows) ->
                assertThat(all.get(name))
                    .as("%s%n asked %s%n %s", where, wanted.asked(), name)
                    .isEqualTo(rows));
  }

  private static Map<String, List<?>> lists(Facts facts) {
    Map<String, List<?>> all = new LinkedHashMap<>();
    all.put("accounts", sorted(facts.accounts()));
    all.put("bars", sorted(facts.bars()));
    all.put("orders", sorted(facts.orders()));
    all.put("serials", sorted(facts.serials()));
    all.put("assignments", sorted(facts.assignments()));
    all.put("invitations", sorted(facts.invitations()));
    all.put("pendingRoles", sorted(facts.pendingRoles()));
    all.put("activations", facts.activations());
    all.put("requests", facts.requests());
    all.put("trialOffers", sorted(facts.trialOffers()));
    all.put("trials", sorted(facts.trials()));
    return all;
  }

  private static <T> List<T> sorted(List<T> rows) {
    return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
  }
}
