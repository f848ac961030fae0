package dev.licensing.server.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the JSON that {@link FactsQuery} asks for; its members are the columns. */
final class FactsReading {

  private FactsReading() {}

  static Facts read(FactsNeeded needed, String json) {
    JsonNode found = Json.parse(json);
    return new Facts(
        needed,
        list(found.get("accounts"), FactsReading::account),
        list(found.get("orders"), FactsReading::order),
        list(found.get("serials"), FactsReading::serial),
        list(found.get("assignments"), FactsReading::assignment),
        list(found.get("invitations"), FactsReading::invitation),
        list(found.get("activations"), FactsReading::activation));
  }

  private static Account account(JsonNode row) {
    return new Account(
        account(row, "id"),
        new Email(text(row, "email")),
        text(row, "name"),
        row.get("barred").booleanValue(),
        row.get("revision").longValue());
  }

  private static Order order(JsonNode row) {
    return new Order(
        OrderId.of(text(row, "id")),
        new ProductId(text(row, "product")),
        optional(row, "customer").map(AccountId::of),
        terms(row),
        row.get("serial_count").intValue(),
        row.get("revision").longValue());
  }

  private static Terms terms(JsonNode row) {
    return new Terms(
        row.get("machine_limit").intValue(),
        row.get("one_user").booleanValue() ? UsersAtOnce.ONE : UsersAtOnce.ANY,
        Access.valueOf(text(row, "access")),
        row.get("claimable").booleanValue(),
        duration(row, "cool_down"),
        new OfflineTerms(
            duration(row, "refresh_after"), duration(row, "valid_for"), duration(row, "grace")),
        Json.texts(row.get("features")));
  }

  private static Serial serial(JsonNode row) {
    return new Serial(
        new SerialNumber(text(row, "number")),
        OrderId.of(text(row, "order_id")),
        row.get("live_seats").intValue(),
        optional(row, "sole_user").map(AccountId::of),
        optional(row, "cool_down_until").map(FactsReading::instant),
        row.get("revision").longValue());
  }

  private static Assignment assignment(JsonNode row) {
    return new Assignment(
        new SerialNumber(text(row, "serial")), account(row, "account"), instant(row, "since"));
  }

  private static Invitation invitation(JsonNode row) {
    return new Invitation(
        new SerialNumber(text(row, "serial")),
        new Email(text(row, "email")),
        instant(row, "since"));
  }

  private static Activation activation(JsonNode row) {
    List<String> components = list(row.get("components"), JsonNode::asText);
    return new Activation(
        ActivationId.of(text(row, "id")),
        new SerialNumber(text(row, "serial")),
        account(row, "account"),
        new Machine(text(row, "machine_name"), Machines.read(components)),
        instant(row, "since"),
        instant(row, "last_seen"),
        optional(row, "ending").map(kind -> ending(kind, row)));
  }

  private static Ending ending(String kind, JsonNode row) {
    return new Ending(
        EndingKind.valueOf(kind),
        instant(row, "ended_at"),
        account(row, "ended_by"),
        text(row, "ending_reason"));
  }

  private static AccountId account(JsonNode row, String column) {
    return AccountId.of(text(row, column));
  }

  private static Duration duration(JsonNode row, String column) {
    return Duration.parse(text(row, column));
  }

  private static Instant instant(JsonNode row, String column) {
    return instant(text(row, column));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String text(JsonNode row, String column) {
    return row.get(column).textValue();
  }

  private static Optional<String> optional(JsonNode row, String column) {
    return Optional.ofNullable(row.get(column).textValue());
  }

  /** An aggregate over no rows is null. */
  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
    return array.isNull()
        ? List.of()
        : StreamSupport.stream(array.spliterator(), false).map(reading).toList();
  }
}
