package dev.licensing.system.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A body as the fuzzer wants it: anything, or an example in which some things are others. */
final class FuzzedBody {

  private static final int LONGEST = 2_000;
  private static final int MOST_CHANGES = 4;

  private final FuzzedDataProvider data;
  private final List<String> known;

  /**
   * A source of bodies.
   *
   * @param known texts that mean something where they are asked: serials, ids, addresses
   */
  FuzzedBody(FuzzedDataProvider data, List<String> known) {
    this.data = data;
    this.known = known;
  }

  byte[] like(JsonNode example) {
    if (example.isMissingNode() || data.consumeProbabilityFloat() < 0.1f) {
      return data.consumeString(LONGEST).getBytes(StandardCharsets.UTF_8);
    }
    JsonNode body = example.deepCopy();
    for (int i = data.consumeInt(0, MOST_CHANGES); i > 0; i--) {
      body = changed(body);
    }
    try {
      return Operations.JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text that is known, or any. */
  String text() {
    return data.consumeBoolean() ? data.pickValue(known) : data.consumeString(LONGEST);
  }

  private JsonNode changed(JsonNode node) {
    boolean deeper = node.isContainerNode() && !node.isEmpty() && data.consumeInt(0, 9) > 0;
    if (!deeper) {
      return anything();
    }
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = data.pickValue(names);
      if (data.consumeInt(0, 15) == 0) {
        object.remove(name);
      } else {
        object.set(name, changed(object.get(name)));
      }
    } else if (node instanceof ArrayNode array) {
      int at = data.consumeInt(0, array.size() - 1);
      array.set(at, changed(array.get(at)));
      if (data.consumeInt(0, 7) == 0) {
        array.add(anything());
      }
    }
    return node;
  }

  private JsonNode anything() {
    var make = Operations.JSON.getNodeFactory();
    return switch (data.consumeInt(0, 9)) {
      case 0 -> make.nullNode();
      case 1 -> make.booleanNode(data.consumeBoolean());
      case 2 -> make.numberNode(data.consumeInt(-2, 3));
      case 3 -> make.numberNode(data.consumeLong());
      case 4 -> make.numberNode(data.consumeDouble());
      case 5 -> make.objectNode().set(text(), make.textNode(text()));
      case 6 -> make.arrayNode().add(text());
      default -> make.textNode(text());
    };
  }
}
