package dev.licensing.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Bodies as they should be, with known values in them, and what chance makes of them. */
final class RandomBodies {

  /** Stands for half a character, which no Java text can carry into UTF-8. */
  private static final String HALF = "@half@";

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          HALF,
          "\u0000",
          "\u202E\uFEFF",
          "\uD83D\uDE80".repeat(60),
          "a".repeat(600),
          "a".repeat(70_000),
          "' or 1=1; --",
          "../../etc",
          "%00",
          "{id}",
          "null",
          "-1",
          "NaN",
          "1970-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "2026-11-25T24:00:00Z",
          "P0D",
          "-P1D",
          "PT0.000000001S",
          "P106751991167300D",
          "ann@shop.example",
          "a@b",
          "*.com",
          "xn--80ak6aa92e.com",
          "OWNER",
          "ONE",
          "BARE_METAL",
          "MACHINE_ID",
          "A".repeat(29));

  private final Random random;
  private final Map<String, List<String>> known = new HashMap<>();

  RandomBodies(Random random) {
    this.random = random;
  }

  void knows(String kind, List<String> values) {
    known.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(values);
  }

  /** What stands in a path. */
  String id() {
    return switch (random.nextInt(6)) {
      case 0 -> new UUID(0, 1).toString();
      case 1 -> text().replace("/", "").replace(HALF, "");
      default -> oneOf(known.get("id"));
    };
  }

  String text() {
    return oneOf(TEXTS);
  }

  byte[] body(JsonNode example) {
    JsonNode body = filled(example);
    for (int i = random.nextInt(3); i > 0; i--) {
      body = damaged(body);
    }
    byte[] bytes = written(body).replace(HALF, "\\ud800").getBytes(StandardCharsets.UTF_8);
    return random.nextInt(12) == 0 ? broken(bytes) : bytes;
  }

  private static String written(JsonNode body) {
    try {
      return Town.JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The same, about what there is. */
  private JsonNode filled(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.deepCopy();
      object.properties().forEach(e -> copy.set(e.getKey(), filled(e.getKey(), e.getValue())));
      return copy;
    }
    return node;
  }

  private JsonNode filled(String member, JsonNode value) {
    String kind =
        member.startsWith("serial") ? "serial" : member.equals("account") ? "id" : "email";
    boolean fits = member.startsWith("serial") || member.matches("email|to|account|manager");
    if (value.isTextual() && fits && known.containsKey(kind)) {
      return JsonNodeFactory.instance.textNode(oneOf(known.get(kind)));
    }
    if (value.isArray() && member.equals("serials")) {
      return Town.JSON.createArrayNode().add(oneOf(known.get(kind))).add(oneOf(known.get(kind)));
    }
    return filled(value);
  }

  /** Something in it is another thing, missing, or too much. */
  private JsonNode damaged(JsonNode node) {
    if (node instanceof ObjectNode object && !object.isEmpty() && random.nextInt(10) > 0) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = oneOf(names);
      switch (random.nextInt(8)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(text(), anything());
        case 2 -> object.set(name, anything());
        default -> object.set(name, damaged(object.get(name)));
      }
      return object;
    }
    if (node instanceof ArrayNode array && !array.isEmpty() && random.nextInt(4) > 0) {
      array.set(random.nextInt(array.size()), anything());
      return array;
    }
    return anything();
  }

  private JsonNode anything() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(12)) {
      case 0 -> make.nullNode();
      case 1 -> make.booleanNode(random.nextBoolean());
      case 2 -> make.numberNode(random.nextInt(5) - 2);
      case 3 -> make.numberNode(Long.MAX_VALUE);
      case 4 -> make.numberNode(BigInteger.TWO.pow(200));
      case 5 -> make.numberNode(new BigDecimal("1e-400"));
      case 6 -> make.objectNode();
      case 7 -> nested();
      default -> make.textNode(text());
    };
  }

  private JsonNode nested() {
    JsonNode inside = Town.JSON.createArrayNode();
    for (int depth = random.nextInt(900); depth > 0; depth--) {
      inside = Town.JSON.createArrayNode().add(inside);
    }
    return inside;
  }

  private byte[] broken(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(3)) {
      case 0 -> bytes[at] = (byte) random.nextInt(256);
      case 1 -> bytes[at] = (byte) 0xFF;
      default -> {
        return Arrays.copyOf(bytes, at);
      }
    }
    return bytes;
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
