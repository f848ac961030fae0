package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Requests;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The document that is shipped says what the code does, all of it and nothing else. To write it
 * anew, run this test with {@code -Dopenapi.write=true}. {@link Traffic} holds every answer of the
 * other tests against it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final Path SHIPPED =
      Path.of("src", "main", "resources", "dev", "licensing", "server", "openapi.json");

  private Town town;
  private ObjectNode wanted;
  private String shipped;

  @BeforeAll
  void document() throws Exception {
    town = new Town();
    wanted = new OpenApi(town.endpoint.routes().all()).document();
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(SHIPPED, pretty(wanted));
    }
    shipped = Files.readString(SHIPPED);
  }

  private static String pretty(JsonNode document) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return Town.JSON.writer(printer).writeValueAsString(document) + "\n";
  }

  @Test
  void theDocumentIsWhatRoutesRecordsAndCodesMakeIt() throws Exception {
    List<String> are = shipped.lines().toList();
    List<String> should = pretty(wanted).lines().toList();
    for (int line = 0; line < Math.min(are.size(), should.size()); line++) {
      assertThat(are.get(line)).as("line " + (line + 1)).isEqualTo(should.get(line));
    }
    assertThat(are).hasSameSizeAs(should);
  }

  @Test
  void everyWordThereIsAboutARouteIsAboutOneThatExists() {
    Set<String> said = new TreeSet<>();
    OpenApi.read("operations.json").get("operations").fieldNames().forEachRemaining(said::add);

    assertThat(said)
        .isEqualTo(
            town.endpoint.routes().all().stream()
                .map(route -> route.method() + ' ' + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** By a validator of others. */
  @Test
  void theDocumentIsOpenApi() {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(shipped);

    assertThat(result.getMessages()).isEmpty();
    assertThat(result)
        .extracting("openAPI.paths")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .hasSize(wanted.get("paths").size());
  }

  @Test
  void everyExampleIsWhatItIsAnExampleOf() {
    Contract contract = Contract.shipped();
    int examples = 0;
    for (JsonNode content : wanted.findValues("application/json")) {
      assertThat(contract.errors(content.get("schema"), content.get("example")))
          .as(content.toString())
          .isEmpty();
      examples++;
    }
    assertThat(examples).isGreaterThan(80);
    assertThat(contract.errors(PROBLEM, Schemas.example(Problem.class))).isEmpty();
  }

  /** What finds no fault in anything would prove nothing. */
  @Test
  void aBodyThatIsNotAsItShouldBeIsFound() {
    Contract contract = Contract.shipped();
    ObjectNode problem = Schemas.example(Problem.class);
    for (String member : List.of("code", "type", "reasons", "removal")) {
      assertThat(contract.errors(PROBLEM, problem.deepCopy().put(member, "x"))).isNotEmpty();
      assertThat(contract.errors(PROBLEM, problem.deepCopy().without(member))).isNotEmpty();
    }
    ObjectNode claim = Schemas.example(Requests.Claim.class);
    assertThat(contract.errors("#/components/schemas/Claim", claim)).isEmpty();
    assertThat(contract.errors("#/components/schemas/Claim", claim.put("more", 1))).isNotEmpty();
  }

  /** By the meta schema of JSON Schema, of which OpenAPI 3.1 is a dialect. */
  @Test
  void everySchemaIsOne() {
    wanted
        .at("/components/schemas")
        .properties()
        .forEach(
            schema ->
                assertThat(Contract.metaErrors(schema.getValue())).as(schema.getKey()).isEmpty());
    assertThat(Contract.metaErrors(Town.JSON.createObjectNode().put("type", "text"))).isNotEmpty();
  }

  @Test
  void theServerShowsTheDocument() {
    Town.Reply reply = town.visitor().get("/v1/openapi.json").is(200);

    assertThat(reply.json().equals(wanted)).isTrue();
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }
}
