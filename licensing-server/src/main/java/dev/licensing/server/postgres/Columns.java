package dev.licensing.server.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A row of a table as JSON; its members are the columns. */
record Columns(JsonNode row) {

  /** The rows of one member; an aggregate over no rows is null, and what was not asked missing. */
  static List<Columns> rows(JsonNode found, String member) {
    return elements(found.path(member)).stream().map(Columns::new).toList();
  }

  String text(String column) {
    return row.get(column).textValue();
  }

  long number(String column) {
    return row.get(column).longValue();
  }

  Optional<String> optional(String column) {
    return Optional.ofNullable(row.get(column).textValue());
  }

  List<String> texts(String column) {
    return elements(row.get(column)).stream().map(JsonNode::asText).toList();
  }

  <E extends Enum<E>> E oneOf(Class<E> type, String column) {
    return Enum.valueOf(type, text(column));
  }

  <T> T json(Class<T> type, String column) {
    return Json.read(row.get(column), type);
  }

  AccountId account(String column) {
    return AccountId.of(text(column));
  }

  Optional<AccountId> optionalAccount(String column) {
    return optional(column).map(AccountId::of);
  }

  OrderId order(String column) {
    return OrderId.of(text(column));
  }

  SerialNumber serial(String column) {
    return new SerialNumber(text(column));
  }

  Email email(String column) {
    return new Email(text(column));
  }

  Instant instant(String column) {
    return instantOf(text(column));
  }

  Optional<Instant> optionalInstant(String column) {
    return optional(column).map(Columns::instantOf);
  }

  List<Instant> instants(String column) {
    return texts(column).stream().map(Columns::instantOf).toList();
  }

  private static Instant instantOf(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
