package dev.licensing.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The parts of the document that many operations share: headers, and who may call. */
final class OpenApiParts {

  private static final String HASH = "\"0123456789abcdef0123456789abcdef\"";

  private OpenApiParts() {}

  static ObjectNode parameter(String name) {
    return Town.JSON.createObjectNode().put("$ref", "#/components/parameters/" + name);
  }

  static ObjectNode header(String name) {
    return Town.JSON.createObjectNode().put("$ref", "#/components/headers/" + name);
  }

  static void security(ObjectNode operation, Route route) {
    List<String> schemes =
        switch (route.who()) {
          case ANYBODY -> List.of();
          case PERSON -> List.of("person");
          case PERSON_OR_INSTALLATION -> List.of("person", "installation");
          case PERSON_OR_VENDOR -> List.of("person", "vendor");
          case VENDOR -> List.of("vendor");
        };
    ArrayNode security = operation.putArray("security");
    for (String scheme : schemes) {
      ArrayNode scopes = security.addObject().putArray(scheme);
      if (scheme.equals("vendor")) {
        scopes.add(route.form().scope().orElseThrow().name());
      }
    }
  }

  static void add(ObjectNode components) {
    ObjectNode parameters = components.putObject("parameters");
    in(parameters, "Id", "path", "id", "What the path is about: an id that an answer has told.")
        .put("required", true)
        .put("example", "4bf92f35-77b3-4da6-a3ce-929d0e0e4736")
        .putObject("schema")
        .put("type", "string");
    in(
            parameters,
            "IdempotencyKey",
            "header",
            "Idempotency-Key",
            "The same key with the same request gives the same answer, also when the first was"
                + " lost; with another request it is refused.")
        .put("example", "0b6dc9f0-6c3e-4a46-9d9c-0a2f6a3c1f5e")
        .putObject("schema")
        .put("type", "string")
        .put("pattern", "^[A-Za-z0-9_-]{16,128}$");
    in(
            parameters,
            "IfMatch",
            "header",
            "If-Match",
            "The hash of the report that is confirmed, in quotation marks. Needed to delete an"
                + " account; honoured wherever there is a report.")
        .put("example", HASH)
        .putObject("schema")
        .put("type", "string")
        .put("pattern", "^\"[0-9a-f]{32}\"$");
    ObjectNode headers = components.putObject("headers");
    header(headers, "ETag", "The hash of the report, in quotation marks; it goes into If-Match.")
        .put("type", "string")
        .put("pattern", "^\"[0-9a-f]{32}\"$");
    header(headers, "RetryAfter", "In seconds; there if waiting alone ends every reason.")
        .put("type", "integer");
    header(headers, "WwwAuthenticate", "How to sign in.").put("type", "string");
    ObjectNode schemes = components.putObject("securitySchemes");
    bearer(schemes, "person", "The token from signing in.");
    bearer(
        schemes, "vendor", "An API key of the vendor; what it must be good for stands with each.");
    schemes
        .putObject("installation")
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", "Authorization")
        .put(
            "description",
            "The word License, a space, and the license file of the activation in the path, also"
                + " one whose time is over.");
  }

  private static ObjectNode in(
      ObjectNode parameters, String key, String place, String name, String description) {
    return parameters
        .putObject(key)
        .put("name", name)
        .put("in", place)
        .put("description", description);
  }

  private static ObjectNode header(ObjectNode headers, String key, String description) {
    return headers.putObject(key).put("description", description).putObject("schema");
  }

  private static void bearer(ObjectNode schemes, String name, String description) {
    schemes
        .putObject(name)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", description);
  }
}
