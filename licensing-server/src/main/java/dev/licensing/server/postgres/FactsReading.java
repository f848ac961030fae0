package dev.licensing.server.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Trial;
import dev.licensing.core.model.TrialOffer;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the JSON that {@link FactsQuery} asks for. Each list has one order, whatever plan the
 * database had: so the same facts lead to the same decision to the letter.
 */
final class FactsReading {

  private FactsReading() {}

  static Facts read(FactsNeeded needed, String json) {
    JsonNode found = Json.parse(json);
    return new Facts(
        needed,
        list(found, "accounts", FactsReading::account, Comparator.comparing(Account::id)),
        list(
            found,
            "bars",
            FactsReading::bar,
            Comparator.comparing(Bar::at).thenComparing(Bar::order).thenComparing(Bar::account)),
        list(found, "orders", OrderRows::order, Comparator.comparing(Order::id)),
        list(found, "serials", OrderRows::serial, Comparator.comparing(Serial::number)),
        list(
            found,
            "assignments",
            FactsReading::assignment,
            Comparator.comparing(Assignment::since)
                .thenComparing(Assignment::serial)
                .thenComparing(Assignment::account)),
        list(
            found,
            "invitations",
            FactsReading::invitation,
            Comparator.comparing(Invitation::since)
                .thenComparing(Invitation::serial)
                .thenComparing(Invitation::email)),
        list(
            found,
            "pendingRoles",
            FactsReading::pendingRole,
            Comparator.comparing(PendingRole::since)
                .thenComparing(PendingRole::order)
                .thenComparing(PendingRole::role)
                .thenComparing(PendingRole::email)),
        list(
            found,
            "activations",
            ActivationRows::activation,
            Comparator.comparing(Activation::since).thenComparing(Activation::id)),
        list(
            found,
            "requests",
            RequestRows::request,
            Comparator.comparing(Request::at).thenComparing(Request::id)),
        list(
            found,
            "trialOffers",
            FactsReading::trialOffer,
            Comparator.comparing(TrialOffer::revision)),
        list(found, "trials", FactsReading::trial, alikeFirst(needed)));
  }

  private static Account account(Columns row) {
    return new Account(
        row.account("id"), row.email("email"), row.text("name"), row.number("revision"));
  }

  private static Bar bar(Columns row) {
    return new Bar(
        row.account("account"),
        row.order("order_id"),
        row.account("by_account"),
        row.instant("at"));
  }

  private static Assignment assignment(Columns row) {
    return new Assignment(row.serial("serial"), row.account("account"), row.instant("since"));
  }

  private static Invitation invitation(Columns row) {
    return new Invitation(row.serial("serial"), row.email("email"), row.instant("since"));
  }

  private static PendingRole pendingRole(Columns row) {
    return new PendingRole(
        row.order("order_id"),
        row.oneOf(Role.class, "role"),
        row.email("email"),
        row.instant("since"));
  }

  private static TrialOffer trialOffer(Columns row) {
    return new TrialOffer(
        new ProductId(row.text("product")), row.json(Terms.class, "terms"), row.number("revision"));
  }

  private static Trial trial(Columns row) {
    return new Trial(
        new ProductId(row.text("product")),
        row.serial("serial"),
        Machines.read(row.texts("components")),
        row.instant("since"));
  }

  private static Comparator<Trial> alikeFirst(FactsNeeded needed) {
    return Comparator.<Trial>comparingInt(
            trial -> needed.machine().map(trial.machine()::sharedTellingComponents).orElse(0))
        .thenComparing(Trial::since)
        .reversed()
        .thenComparing(Trial::serial);
  }

  private static <T> List<T> list(
      JsonNode found, String member, Function<Columns, T> reading, Comparator<T> order) {
    return Columns.rows(found, member).stream().map(reading).sorted(order).toList();
  }
}
