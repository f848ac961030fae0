package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came back, and what a check may expect of it; a failure shows the whole exchange. */
final class Answer {

  private static final String PROBLEM = "application/problem+json";

  private final Exchange exchange;

  Answer(Exchange exchange) {
    this.exchange = exchange;
  }

  int status() {
    return exchange.status();
  }

  String body() {
    return exchange.body();
  }

  Optional<String> header(String name) {
    return exchange.answer().headers().firstValue(name);
  }

  Nonconformance wrong(String expected) {
    return new Nonconformance(expected, exchange);
  }

  Answer expect(boolean holds, String sentence) {
    if (!holds) {
      throw wrong(sentence);
    }
    return this;
  }

  /** One of these statuses. */
  Answer is(Integer... statuses) {
    return expect(
        List.of(statuses).contains(status()),
        "expected status " + List.of(statuses) + ", got " + status());
  }

  /** The member at this JSON pointer is this. */
  Answer has(String pointer, @Nullable Object expected) {
    JsonNode found = at(pointer);
    String text = found.isNull() ? null : found.asText();
    String wanted = expected == null ? null : expected.toString();
    return expect(
        Objects.equals(text, wanted), "expected " + wanted + " at " + pointer + ", got " + found);
  }

  /** The body as JSON. */
  JsonNode json() {
    try {
      JsonNode json = Bodies.read(body());
      expect(json.isObject(), "expected a JSON object");
      return json;
    } catch (JsonProcessingException e) {
      throw wrong("expected JSON");
    }
  }

  /** The member at this JSON pointer. */
  JsonNode at(String pointer) {
    JsonNode found = json().at(pointer);
    expect(!found.isMissingNode(), "expected a member at " + pointer);
    return found;
  }

  String text(String pointer) {
    JsonNode found = at(pointer);
    expect(found.isTextual(), "expected a text at " + pointer + ", got " + found);
    return found.asText();
  }

  Instant instant(String pointer) {
    try {
      return Instant.parse(text(pointer));
    } catch (DateTimeException e) {
      throw wrong("expected an ISO 8601 instant in UTC at " + pointer);
    }
  }

  /** The texts of the members with this name, in the list at this pointer. */
  List<String> each(String pointer, String member) {
    List<String> texts = new ArrayList<>();
    at(pointer).forEach(item -> texts.add(item.path(member).asText()));
    return texts;
  }

  /** A problem of this status whose code is this; reasons are not looked at. */
  Answer problem(int status, String code) {
    is(status);
    String type = header("Content-Type").orElse("none").toLowerCase(Locale.ROOT);
    expect(type.startsWith(PROBLEM), "expected " + PROBLEM + ", got " + type);
    return has("/code", code);
  }

  /** A refusal for exactly these reasons, in this order. */
  Answer refused(int status, String... codes) {
    problem(status, codes[0]);
    List<String> reasons = each("/reasons", "code");
    return expect(
        reasons.equals(List.of(codes)), "expected reasons " + List.of(codes) + ", got " + reasons);
  }

  /** The reason with this code. */
  JsonNode reason(String code) {
    for (JsonNode reason : at("/reasons")) {
      if (reason.path("code").asText().equals(code)) {
        return reason;
      }
    }
    throw wrong("expected the reason " + code);
  }

  /** The remedy of this code, of whichever reason. */
  JsonNode remedy(String code) {
    for (JsonNode reason : at("/reasons")) {
      for (JsonNode remedy : reason.path("remedies")) {
        if (remedy.path("code").asText().equals(code)) {
          return remedy;
        }
      }
    }
    throw wrong("expected the remedy " + code);
  }
}
