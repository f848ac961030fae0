package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.model.Machine;
import dev.licensing.core.wire.Requests;
import java.util.Map;
import java.util.TreeMap;

/** JSON, as the kit writes and reads it; and the parts that many bodies have. */
final class Bodies {

  private static final JsonMapper JSON = new JsonMapper();

  private Bodies() {}

  static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whatever it is. */
  static JsonNode read(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }

  /** The same as a tree that can be changed. */
  static ObjectNode tree(Object body) {
    return JSON.valueToTree(body);
  }

  static Requests.MachineBody machine(Machine machine) {
    Map<String, String> components = new TreeMap<>();
    machine
        .identity()
        .components()
        .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return new Requests.MachineBody(machine.name(), machine.environment().name(), components);
  }
}
