package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a request can be wrong, and what is said then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {

  private Town town;
  private Caller ann;

  @BeforeAll
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
  }

  /** A body, and what the detail has to name. */
  record Malformed(String path, String body, String named) {}

  static Stream<Malformed> malformed() {
    String claims = "/v1/claims";
    String machine =
        "{\"name\":\"m\",\"environment\":\"BARE_METAL\",\"components\":{\"MACHINE_ID\":\""
            + "a".repeat(43)
            + "\"}}";
    String activation = "{\"serial\":\"s\",\"machine\":%s,\"buildDate\":null,\"nonce\":\"%s\"}";
    return Stream.of(
        new Malformed(claims, "", "body"),
        new Malformed(claims, "nonsense", "body"),
        new Malformed(claims, "{\"serials\":[\"x\"]", "body"),
        new Malformed(claims, "{\"serials\":[\"x\"]} {}", "body"),
        new Malformed(claims, "{\"serials\":[\"x\"],\"serials\":[\"x\"]}", "body"),
        new Malformed(claims, "null", "body"),
        new Malformed(claims, "[]", "body"),
        new Malformed(claims, "\"x\"", "body"),
        new Malformed(claims, "{}", "serials"),
        new Malformed(claims, "{\"serials\":null}", "serials"),
        new Malformed(claims, "{\"serials\":\"x\"}", "serials"),
        new Malformed(claims, "{\"serials\":[1]}", "serials.0"),
        new Malformed(claims, "{\"serials\":[null]}", "serials"),
        new Malformed(claims, "{\"serials\":[]}", "serials"),
        new Malformed(claims, "{\"serials\":[\"x\"],\"more\":1}", "more"),
        new Malformed(claims, "{\"serials\":[\"x\"],\"<script>\":1}", "(a field)"),
        new Malformed(claims, "{\"serials\":[\"" + "x".repeat(101) + "\"]}", "serial"),
        new Malformed(claims, "{\"serials\":[" + "\"x\",".repeat(1000) + "\"x\"]}", "serials"),
        new Malformed(claims, "[".repeat(60) + "]".repeat(60), "body"),
        new Malformed("/v1/activations", activation.formatted("{}", Town.NONCE), "machine"),
        new Malformed("/v1/activations", activation.formatted(machine, "short"), "nonce"),
        new Malformed(
            "/v1/activations",
            activation.formatted(
                "{\"name\":\" \",\"environment\":\"CONTAINER\",\"components\":{}}", Town.NONCE),
            "machine.name"),
        new Malformed(
            "/v1/activations",
            activation.formatted(machine.replace("BARE_METAL", "CLOUD"), Town.NONCE),
            "machine.environment"),
        new Malformed(
            "/v1/activations",
            activation.replace("null", "\"yesterday\"").formatted(machine, Town.NONCE),
            "buildDate"),
        new Malformed(
            "/v1/activations",
            activation.formatted(
                "{\"name\":\"m\",\"environment\":\"UNKNOWN\",\"components\":{\"HAT\":\"x\"}}",
                Town.NONCE),
            "machine.components"),
        new Malformed(
            "/v1/activations",
            activation.formatted(
                "{\"name\":\"m\",\"environment\":\"UNKNOWN\","
                    + "\"components\":{\"MACHINE_ID\":\"x\"}}",
                Town.NONCE),
            "machine.components"),
        new Malformed(
            "/v1/activations/x/force-release", "{\"unreachable\":\"true\",\"reason\":\"\"}", "unr"),
        new Malformed(
            "/v1/activations/x/force-release",
            "{\"unreachable\":1,\"reason\":\"\"}",
            "unreachable"),
        new Malformed(
            "/v1/activations/x/force-release",
            "{\"unreachable\":true,\"reason\":\"a\\u0000b\"}",
            "reason"),
        new Malformed(
            "/v1/access-requests",
            "{\"serial\":\"s\",\"message\":\"" + "x".repeat(501) + "\"}",
            "message"),
        new Malformed("/v1/access-requests", "{\"serial\":\"s\",\"message\":\"a\\nb\"}", "message"),
        new Malformed("/v1/assignments", "{\"serials\":[\"x\"],\"email\":\"nobody\"}", "email"),
        new Malformed("/v1/accounts", register("a@b.example", "", "long enough"), "name"),
        new Malformed("/v1/accounts", register("a@b.example", "A", "short"), "password"),
        new Malformed("/v1/accounts", register("a@b.example", "A", "x".repeat(257)), "password"),
        new Malformed("/v1/accounts", register("@", "A", "long enough"), "email"));
  }

  private static String register(String email, String name, String password) {
    return "{\"email\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}"
        .formatted(email, name, password);
  }

  @ParameterizedTest
  @MethodSource
  void malformed(Malformed wrong) {
    Reply reply =
        ann.with("Content-Type", "application/json").send("POST", wrong.path(), wrong.body());

    assertThat(reply.is(400).code()).isEqualTo("MALFORMED_REQUEST");
    assertThat(reply.text("detail")).contains(wrong.named());
    assertThat(reply.text("detail")).doesNotContain("script").doesNotContain("xxx");
    assertThat(reply.text("instance")).startsWith("urn:uuid:");
    assertThat(reply.json().get("reasons")).isEmpty();
  }

  @Test
  void aBodyMustBeJsonInUtf8AndNotTooLarge() {
    String path = "/v1/claims";
    Caller json = ann.with("Content-Type", "application/json; charset=UTF-8");
    assertThat(json.send("POST", path, "{\"serials\":[]}").is(400).text("detail"))
        .contains("serials");
    byte[] latin = "{\"serials\":[\"ü\"]}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(json.send("POST", path, latin).is(400).text("detail")).contains("UTF-8");
    byte[] wide = "{\"serials\":[]}".getBytes(StandardCharsets.UTF_16BE);
    json.send("POST", path, wide).is(400);
    for (String other : List.of("text/plain", "application/jsonx", "application/json; charset=x")) {
      assertThat(ann.with("Content-Type", other).send("POST", path, "{}").is(415).code())
          .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }
    ann.send("POST", path, "{}").is(415);
    assertThat(json.send("POST", path, " ".repeat(65_537)).is(413).code())
        .isEqualTo("BODY_TOO_LARGE");
    json.send("POST", path, " ".repeat(65_536)).is(400);
  }

  @Test
  void anotherPathOrMethodIsToldSo() {
    for (String path : List.of("/", "/v1", "/v1/nothing", "/v1/serials/", "/v2/serials", "x")) {
      assertThat(ann.get(path).is(404).code()).isEqualTo("NO_SUCH_RESOURCE");
    }
    Reply reply = ann.send("PATCH", "/v1/serials", "").is(405);
    assertThat(reply.code()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(reply.header("Allow")).isEqualTo("GET");
  }

  @Test
  void onlyWhoIsMeantGetsThrough() {
    String serials = "/v1/serials";
    for (String header :
        List.of("", "Bearer", "Bearer x", "Basic eDp5", "License x", "x".repeat(900))) {
      Reply reply = town.visitor().with("Authorization", header).get(serials).is(401);
      assertThat(reply.code()).isEqualTo("NOT_SIGNED_IN");
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
    town.visitor().get(serials).is(401);
    assertThat(town.vendor().get(serials).is(403).code()).isEqualTo("NOT_ALLOWED");
    ann.post("/v1/vendor/orders", Map.of()).is(403);
    ann.get(serials).is(200);
  }

  @Test
  @Tag("rule-11.1")
  void aTokenHoldsUntilTheInstantOfItsEnd() {
    Caller late = town.signedIn("ann");
    town.wait(Duration.ofHours(12).minusMillis(1));
    late.get("/v1/serials").is(200);
    town.wait(Duration.ofMillis(1));
    assertThat(late.get("/v1/serials").is(401).code()).isEqualTo("NOT_SIGNED_IN");
    ann = town.signedIn("ann");
  }

  @Test
  void whoSignsOutIsOut() {
    Caller other = town.signedIn("ann");
    assertThat(other.delete("/v1/sessions/current").is(204).response().body()).isEmpty();
    other.get("/v1/serials").is(401);
    ann.get("/v1/serials").is(200);
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAreTheSame() {
    Reply wrong =
        town.visitor().post("/v1/sessions", new Requests.SignIn("ann@town.example", "x")).is(401);
    Reply unknown =
        town.visitor().post("/v1/sessions", new Requests.SignIn("no@town.example", "x")).is(401);

    assertThat(wrong.code()).isEqualTo("WRONG_CREDENTIALS");
    assertThat(withoutInstance(unknown)).isEqualTo(withoutInstance(wrong));
  }

  @Test
  @Tag("rule-2.8")
  void anUnknownAndAMistypedSerialLookAlike() {
    Caller eve = town.person("eve");
    String unknown =
        SerialNumber.fromRandom(new byte[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5}).value();
    String mistyped = unknown.substring(0, 28) + (unknown.endsWith("0") ? "1" : "0");

    Reply one = eve.post("/v1/activations", Town.activation(unknown, "m")).is(404);
    Reply other = eve.post("/v1/activations", Town.activation(mistyped, "m")).is(404);

    assertThat(one.code()).isEqualTo("SERIAL_NOT_RECOGNISED");
    assertThat(one.response().headers()).isEqualTo(other.response().headers());
    assertThat(withoutInstance(other).toString().replace(mistyped, "S"))
        .isEqualTo(withoutInstance(one).toString().replace(unknown, "S"));
  }

  @Test
  @Tag("rule-2.8")
  void anActivationOfSomebodyElseLooksAsIfThereWereNone() {
    String serial = town.order(1, 1, "ONE", "ANYONE_WITH_SERIAL").get(0);
    String id =
        ann.post("/v1/activations", Town.activation(serial, "m")).is(201).text("activation");
    Caller eve = town.person("eve2");
    Requests.Release release = new Requests.Release(Town.machine("m"));

    Reply others = eve.post("/v1/activations/" + id + "/release", release).is(404);
    Reply nobodys = eve.post("/v1/activations/" + UUID.randomUUID() + "/release", release).is(404);
    Reply nonsense = eve.post("/v1/activations/nonsense/release", release).is(404);

    assertThat(others.code()).isEqualTo("ACTIVATION_NOT_RECOGNISED");
    assertThat(withoutInstance(nobodys)).isEqualTo(withoutInstance(others));
    assertThat(withoutInstance(nonsense)).isEqualTo(withoutInstance(others));
  }

  @Test
  @Tag("rule-3.1")
  void anInstallationMayDoNothingButItsOwn() {
    String serial = town.order(1, 2, "ONE", "ANYONE_WITH_SERIAL").get(0);
    Reply one = ann.post("/v1/activations", Town.activation(serial, "one")).is(201);
    Reply two = ann.post("/v1/activations", Town.activation(serial, "two")).is(201);
    Caller installation = town.installation(one.text("license"));
    String other = "/v1/activations/" + two.text("activation");

    installation.get("/v1/serials").is(403);
    installation.post(other + "/release", new Requests.Release(Town.machine("two"))).is(403);
    installation.post(other + "/force-release", new Requests.ForceRelease(true, "")).is(403);
    String license = one.text("license");
    String forged = license.substring(0, license.length() - 4) + "AAAA";
    town.installation(forged)
        .post(
            "/v1/activations/" + one.text("activation") + "/release",
            new Requests.Release(Town.machine("one")))
        .is(401);
  }

  @Test
  @Tag("rule-2.4")
  void theSameKeyGivesTheSameAnswer() {
    String serial = town.order(1, 2, "ONE", "ANYONE_WITH_SERIAL").get(0);
    Caller keyed = ann.with("Idempotency-Key", "key-" + UUID.randomUUID());
    Reply first = keyed.post("/v1/activations", Town.activation(serial, "one")).is(201);

    assertThat(keyed.post("/v1/activations", Town.activation(serial, "one")).is(201).json())
        .isEqualTo(first.json());
    assertThat(keyed.post("/v1/activations", Town.activation(serial, "two")).is(422).code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(
            ann.with("Idempotency-Key", "too short")
                .post("/v1/activations", Town.activation(serial, "one"))
                .is(400)
                .text("detail"))
        .contains("Idempotency-Key");
  }

  @Test
  void registeringAgainWithTheSameKeyMakesOneAccountAndKeepsNoPassword() throws Exception {
    Caller keyed = town.visitor().with("Idempotency-Key", "key-" + UUID.randomUUID());
    Requests.Register dora = new Requests.Register("dora@town.example", "Dora", "dora's password");

    Reply first = keyed.post("/v1/accounts", dora).is(201);
    Reply again = keyed.post("/v1/accounts", dora).is(201);

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(town.visitor().post("/v1/accounts", dora).is(409).code()).isEqualTo("EMAIL_TAKEN");
    assertThat(town.database.dump()).noneMatch(row -> row.contains("dora's password"));
  }

  @Test
  void aReportIsConfirmedByOneQuotedHash() {
    for (String wrong : List.of("*", "abc", "\"abc\"", "W/\"" + "0".repeat(32) + "\"")) {
      assertThat(ann.with("If-Match", wrong).delete("/v1/account").is(400).text("detail"))
          .contains("If-Match");
    }
  }

  @Test
  void theServerTellsItsKeysAndThatItIsUp() {
    assertThat(Town.texts(town.visitor().get("/v1/keys").is(200).json().get("keys")))
        .singleElement()
        .satisfies(key -> assertThat(key).startsWith("k1:"));
    assertThat(town.visitor().get("/v1/health").is(200).text("status")).isEqualTo("UP");
  }

  private static ObjectNode withoutInstance(Reply reply) {
    return ((ObjectNode) reply.json()).put("instance", "");
  }
}
