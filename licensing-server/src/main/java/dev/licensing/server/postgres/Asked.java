package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, as values of a query; and which kinds of it are, on which its text depends.
 */
record Asked(FactsNeeded needed) {

  boolean has(Extent extent) {
    return needed.has(extent);
  }

  boolean someone() {
    return needed.caller().isPresent();
  }

  boolean someAccount() {
    return !needed.accounts().isEmpty();
  }

  boolean someActivation() {
    return !needed.activations().isEmpty();
  }

  boolean someRequest() {
    return !needed.requests().isEmpty();
  }

  /** By itself or with a request. */
  boolean someEmail() {
    return !needed.emails().isEmpty() || someRequest();
  }

  /** By itself or with a request. */
  boolean someOrder() {
    return !needed.orders().isEmpty() || someRequest();
  }

  boolean someTrial() {
    return needed.trial().isPresent() && needed.machine().isPresent();
  }

  boolean estate() {
    return has(Extent.ESTATE) && someone();
  }

  /** Open requests, which come with their makers. */
  boolean listedRequest() {
    return someRequest()
        || (has(Extent.OWN_REQUESTS) && someone())
        || has(Extent.ASSIGNEES)
        || estate()
        || has(Extent.ORDER_CONTENT)
        || has(Extent.QUEUE);
  }

  @Nullable UUID caller() {
    return needed.caller().map(AccountId::value).orElse(null);
  }

  /** The caller and who is named by id. */
  Ids people() {
    Set<AccountId> people = new TreeSet<>(needed.accounts());
    needed.caller().ifPresent(people::add);
    return ids(people.stream().map(AccountId::value));
  }

  Ids accounts() {
    return ids(needed.accounts().stream().map(AccountId::value));
  }

  Ids orders() {
    return ids(needed.orders().stream().map(OrderId::value));
  }

  Ids activations() {
    return ids(needed.activations().stream().map(ActivationId::value));
  }

  Ids requests() {
    return ids(needed.requests().stream().map(RequestId::value));
  }

  Texts emails() {
    return new Texts(needed.emails().stream().map(Email::value).toList());
  }

  Texts serials() {
    return new Texts(needed.serials().stream().map(SerialNumber::value).toList());
  }

  /** Empty comes before every serial. */
  String after() {
    return needed.after().map(SerialNumber::value).orElse("");
  }

  @Nullable String trial() {
    return needed.trial().map(ProductId::value).orElse(null);
  }

  Texts tellingComponents() {
    return Machines.telling(needed.machine().orElseThrow());
  }

  /** Behind which a list of orders goes on; the lowest id comes before every order. */
  UUID lastOrder() {
    return needed.orders().stream()
        .max(Comparator.naturalOrder())
        .map(OrderId::value)
        .orElse(new UUID(0, 0));
  }

  private static Ids ids(Stream<UUID> ids) {
    return new Ids(ids.toList());
  }
}
