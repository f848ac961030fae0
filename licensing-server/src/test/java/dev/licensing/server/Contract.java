package dev.licensing.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.OpenApi31;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped document, to hold bodies against. */
final class Contract {

  private static final String NAME = "https://licensing.example/openapi.json";
  private static final Contract SHIPPED = new Contract(OpenApi.read("openapi.json"));

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
    this.registry =
        SchemaRegistry.withDefaultDialect(
            OpenApi31.getInstance(),
            builder ->
                builder
                    .schemas(Map.of(NAME, closed(document).toString()))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  /** This server answers with none but the names it says, whatever a later one may do. */
  private static JsonNode closed(JsonNode document) {
    JsonNode copy = document.deepCopy();
    for (JsonNode open : copy.findParents("x-values")) {
      ((ObjectNode) open).set("enum", ((ObjectNode) open).remove("x-values"));
    }
    return copy;
  }

  static Contract shipped() {
    return SHIPPED;
  }

  /** Why this is no schema at all. */
  static List<String> metaErrors(JsonNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
        .validate(schema)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** What is said of a route; missing if nothing is. */
  JsonNode operation(Route route) {
    return document
        .get("paths")
        .path(route.pattern())
        .path(route.method().toLowerCase(Locale.ROOT));
  }

  /** What is said of a status of an operation; missing if nothing is. */
  JsonNode answer(JsonNode operation, int status) {
    JsonNode answer = operation.path("responses").path(Integer.toString(status));
    return answer.has("$ref") ? document.at(answer.get("$ref").textValue().substring(1)) : answer;
  }

  /** Why the body is not as the schema wants it; the schema is a reference, or says nothing. */
  List<String> errors(JsonNode schema, JsonNode body) {
    return schema.has("$ref") ? errors(schema.get("$ref").textValue(), body) : List.of();
  }

  /** As above, for the schema at this place of the document. */
  List<String> errors(String place, JsonNode body) {
    return schemas
        .computeIfAbsent(place, at -> registry.getSchema(SchemaLocation.of(NAME + at)))
        .validate(body)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
