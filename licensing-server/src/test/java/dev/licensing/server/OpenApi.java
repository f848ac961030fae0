package dev.licensing.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.wire.Problem;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.Statuses;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The OpenAPI document as it has to be: from the protocol's table, its records and its codes, and
 * from the few words in {@code operations.json} that none of these can say.
 */
final class OpenApi {

  private static final String PROBLEM = "application/problem+json";

  private final Schemas schemas = new Schemas();
  private final JsonNode texts = read("operations.json");
  private final Map<String, ObjectNode> single = new TreeMap<>();
  private final List<Route> routes;

  OpenApi(List<Route> routes) {
    this.routes = routes;
  }

  static JsonNode read(String resource) {
    try (InputStream in = OpenApi.class.getResourceAsStream(resource)) {
      return Town.JSON.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  ObjectNode document() {
    ObjectNode document = Town.JSON.createObjectNode().put("openapi", "3.1.1");
    document
        .putObject("info")
        .put("title", "licensing")
        .put("version", "1")
        .put("description", text("description"))
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    text("tags").lines().forEach(line -> tag(document, line.split(": ", 2)));
    ObjectNode paths = document.putObject("paths");
    for (Route route : routes) {
      paths
          .withObjectProperty(route.pattern())
          .set(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    ObjectNode components = document.putObject("components");
    schemas.reply(Problem.class);
    components.set("schemas", schemas.all());
    components.putObject("responses").setAll(single);
    OpenApiParts.add(components);
    document.set("x-problem-codes", codes());
    return document;
  }

  private static void tag(ObjectNode document, String[] tag) {
    document.withArray("tags").addObject().put("name", tag[0]).put("description", tag[1]);
  }

  private String text(String member) {
    StringBuilder text = new StringBuilder();
    texts.get(member).forEach(line -> text.append(line.textValue()).append('\n'));
    return text.toString().strip();
  }

  private ObjectNode operation(Route route) {
    JsonNode said = said(route);
    ObjectNode operation = Town.JSON.createObjectNode();
    operation.put("operationId", said.get("id").textValue());
    operation.putArray("tags").add(said.get("tag").textValue());
    operation.put("summary", said.get("summary").textValue());
    OpenApiParts.security(operation, route);
    if (route.pattern().contains("{id}")) {
      operation.withArray("parameters").add(OpenApiParts.parameter("Id"));
    }
    if (keyed(route.form())) {
      operation.withArray("parameters").add(OpenApiParts.parameter("IdempotencyKey"));
    }
    if (route.form().is(Form.Mark.REPORTED) && !route.method().equals("GET")) {
      operation.withArray("parameters").add(OpenApiParts.parameter("IfMatch"));
    }
    route.form().body().ifPresent(body -> body(operation, body));
    ObjectNode responses = operation.putObject("responses");
    for (int status : route.form().statuses()) {
      responses.set(Integer.toString(status), answer(route));
    }
    problems(route, said).forEach((status, codes) -> responses.set(status, shared(status, codes)));
    return operation;
  }

  JsonNode said(Route route) {
    JsonNode said = texts.at("/operations").get(route.method() + ' ' + route.pattern());
    if (said == null) {
      throw new AssertionError("operations.json says nothing of " + route);
    }
    return said;
  }

  static boolean executed(Route route) {
    return route.form().executed();
  }

  /** Whether an idempotency key is read. */
  private static boolean keyed(Form form) {
    return form.executed() && !form.is(Form.Mark.PROVED);
  }

  private void body(ObjectNode operation, Class<?> body) {
    ObjectNode json =
        operation
            .putObject("requestBody")
            .put("required", true)
            .putObject("content")
            .putObject("application/json");
    json.set("schema", schemas.request(body));
    json.set("example", Schemas.example(body));
  }

  private ObjectNode answer(Route route) {
    ObjectNode answer = Town.JSON.createObjectNode();
    answer.put("description", "Done.");
    if (route.form().is(Form.Mark.REPORTED) && !executed(route)) {
      answer.put("description", "The report.");
      answer.putObject("headers").set("ETag", OpenApiParts.header("ETag"));
    }
    route
        .form()
        .reply()
        .ifPresent(
            reply -> {
              ObjectNode json = answer.putObject("content").putObject("application/json");
              if (reply.isRecord()) {
                json.set("schema", schemas.reply(reply));
                json.set("example", Schemas.example(reply));
              } else {
                json.putObject("schema").put("type", "object");
                json.putObject("example").put("openapi", "3.1.1");
              }
            });
    return answer;
  }

  /** Every code this operation may answer with, by status. */
  Map<String, Set<String>> problems(Route route, JsonNode said) {
    List<String> codes = new ArrayList<>();
    said.get("refusals").forEach(code -> codes.add(code.textValue()));
    Form form = route.form();
    boolean takesHeader = keyed(form) || form.is(Form.Mark.REPORTED);
    addIf(codes, form.body().isPresent() || takesHeader, ProblemCode.MALFORMED_REQUEST);
    addIf(codes, form.body().isPresent(), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    addIf(codes, true, ProblemCode.BODY_TOO_LARGE);
    addIf(codes, keyed(form), ProblemCode.IDEMPOTENCY_KEY_REUSED);
    addIf(codes, route.who() != Route.Who.ANYBODY, ProblemCode.NOT_SIGNED_IN);
    addIf(codes, route.who() != Route.Who.ANYBODY, ProblemCode.NOT_ALLOWED);
    addIf(codes, form.is(Form.Mark.GUESSABLE), ProblemCode.TOO_MANY_ATTEMPTS);
    boolean looksAlike = route.pattern().contains("/activations/{id}");
    addIf(codes, route.pattern().contains("{id}") && !looksAlike, ProblemCode.NO_SUCH_RESOURCE);
    addIf(codes, true, ProblemCode.INTERNAL_ERROR);
    addIf(codes, true, ProblemCode.UNAVAILABLE);
    Map<String, Set<String>> byStatus = new TreeMap<>();
    codes.forEach(
        code ->
            byStatus
                .computeIfAbsent(Integer.toString(Statuses.of(code)), any -> new TreeSet<>())
                .add(code));
    return byStatus;
  }

  private static void addIf(List<String> codes, boolean wanted, ProblemCode code) {
    if (wanted) {
      codes.add(code.name());
    }
  }

  /** What many operations answer with stands once. */
  private ObjectNode shared(String status, Set<String> codes) {
    ObjectNode problem = problem(status, codes);
    if (codes.size() > 1) {
      return problem;
    }
    String code = codes.iterator().next();
    single.put(code, problem);
    return Town.JSON.createObjectNode().put("$ref", "#/components/responses/" + code);
  }

  private ObjectNode problem(String status, Set<String> codes) {
    ObjectNode problem = Town.JSON.createObjectNode();
    problem.put("description", String.join(", ", codes));
    ObjectNode headers = Town.JSON.createObjectNode();
    if (Set.of("409", "429", "503").contains(status)) {
      headers.set("Retry-After", OpenApiParts.header("RetryAfter"));
    }
    if (status.equals("401")) {
      headers.set("WWW-Authenticate", OpenApiParts.header("WwwAuthenticate"));
    }
    if (!headers.isEmpty()) {
      problem.set("headers", headers);
    }
    problem.putObject("content").putObject(PROBLEM).set("schema", schemas.reply(Problem.class));
    codes.forEach(code -> problem.withArray("x-codes").add(code));
    return problem;
  }

  private static ObjectNode codes() {
    ObjectNode codes = Town.JSON.createObjectNode();
    for (ProblemCode code : ProblemCode.values()) {
      codes.putObject(code.name()).put("status", code.status()).put("title", code.title());
    }
    for (RefusalCode code : RefusalCode.values()) {
      codes
          .putObject(code.name())
          .put("status", Statuses.of(code.name()))
          .put("title", Statuses.title(code));
    }
    return codes;
  }
}
