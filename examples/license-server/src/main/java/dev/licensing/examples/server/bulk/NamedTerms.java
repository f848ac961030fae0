package dev.licensing.examples.server.bulk;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import dev.licensing.server.postgres.TermsText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Terms by what a vendor writes into a cell: a name for a model of licensing, {@code same-as:ORDER}
 * for those of an order that is there, or all of them as JSON. What other cells of the row say
 * takes the place of what these say.
 */
final class NamedTerms {

  private static final String SAME_AS = "same-as:";
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final int REMEMBERED = 100;

  private final Function<OrderId, Optional<Terms>> sold;

  /** Few, because a file takes them from few. */
  private final Map<OrderId, Terms> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Terms> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Terms.
   *
   * @param sold those of an order, if there is one
   */
  NamedTerms(Function<OrderId, Optional<Terms>> sold) {
    this.sold = sold;
  }

  /** What the other cells of a row say. */
  record Particulars(
      Optional<Integer> machineLimit,
      Optional<Instant> validUntil,
      Optional<Instant> updatesUntil,
      Map<String, String> features) {

    private int machines() {
      return machineLimit.orElseThrow(() -> needs(Column.MACHINE_LIMIT));
    }

    private static IllegalArgumentException needs(Column column) {
      return new IllegalArgumentException("needs a value in " + column.title());
    }
  }

  /**
   * The terms.
   *
   * @throws IllegalArgumentException if there are no such terms, or what they need is missing
   */
  Terms of(String text, Particulars particulars) {
    Terms terms = named(text, particulars);
    if (particulars.machineLimit().isPresent()) {
      terms = terms.withMachineLimit(particulars.machineLimit().get());
    }
    Validity before = terms.validity();
    terms =
        terms.withValidity(
            new Validity(
                particulars.validUntil().or(before::validUntil),
                particulars.updatesUntil().or(before::updatesUntil)));
    if (particulars.features().isEmpty()) {
      return terms;
    }
    Map<String, String> features = new TreeMap<>(terms.features());
    features.putAll(particulars.features());
    return terms.withFeatures(features);
  }

  private Terms named(String text, Particulars particulars) {
    if (text.startsWith("{")) {
      return TermsText.read(text);
    }
    if (text.startsWith(SAME_AS)) {
      return ofOrder(Names.order(text.substring(SAME_AS.length()).strip()));
    }
    return switch (text) {
      case "" -> throw new IllegalArgumentException("is missing");
      case "single-machine" -> Terms.singleMachine();
      case "per-developer" -> Terms.perDeveloper(particulars.machines());
      case "floating" -> Terms.floating(particulars.machines(), LEASE);
      case "subscription" ->
          Terms.subscription(
              particulars.validUntil().orElseThrow(() -> Particulars.needs(Column.VALID_UNTIL)));
      case "perpetual" ->
          Terms.perpetual(
              particulars
                  .updatesUntil()
                  .orElseThrow(() -> Particulars.needs(Column.UPDATES_UNTIL)));
      default -> throw new IllegalArgumentException("there are no terms of this name");
    };
  }

  private Terms ofOrder(OrderId order) {
    Terms known = remembered.get(order);
    if (known != null) {
      return known;
    }
    Terms found =
        sold.apply(order)
            .orElseThrow(() -> new IllegalArgumentException("there is no such order to take from"));
    remembered.put(order, found);
    return found;
  }
}
