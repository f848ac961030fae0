package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.license.TrustedKey;
import java.util.ArrayList;
import java.util.List;

/** What a server says about itself. */
final class ServerChecks {

  private ServerChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "the-server-is-live-and-healthy",
            ServerChecks::health,
            "the health endpoints; they take no token",
            "The server"),
        ConformanceCheck.of(
            "the-keys-are-published-as-a-jwk-set",
            ServerChecks::jwks,
            "the key set: kty, crv, kid, x, use and alg of each public key, and no private part",
            "12.4",
            "Signing keys"),
        ConformanceCheck.of(
            "the-keys-are-published-as-texts",
            ServerChecks::keys,
            "GET /v1/keys: ID:BASE64URL of every key of the key set, and the ids of revoked ones",
            "The server"),
        ConformanceCheck.of(
            "the-openapi-document-is-served",
            ServerChecks::document,
            "GET /v1/openapi.json, and whether it is the document of this protocol",
            "The server"),
        ConformanceCheck.of(
            "nothing-at-a-path-is-a-problem",
            ServerChecks::nothing,
            "what answers where no route does: it must be the protocol's 404, not the framework's",
            "Problems"),
        ConformanceCheck.of(
            "another-method-is-told-the-right-ones",
            ServerChecks::method,
            "405 with Allow where the path exists with another method",
            "Problems"));
  }

  private static void health(Bench bench) {
    bench.get("/v1/live").send().is(200).has("/status", "UP");
    bench.get("/v1/health").send().is(200).has("/status", "UP");
  }

  private static void jwks(Bench bench) {
    Answer answer = bench.get("/.well-known/jwks.json").send().is(200);
    List<String> published = new ArrayList<>();
    for (JsonNode key : answer.at("/keys")) {
      answer
          .expect(!key.has("d"), "a private key is published")
          .expect(
              key.path("kty").asText().equals("OKP")
                  && key.path("crv").asText().equals("Ed25519")
                  && key.path("use").asText().equals("sig")
                  && key.path("alg").asText().equals("EdDSA"),
              "expected Ed25519 keys for signatures (RFC 8037)");
      published.add(key.path("kid").asText() + ':' + key.path("x").asText());
    }
    trusted(bench, answer, published);
  }

  private static void keys(Bench bench) {
    Answer answer = bench.get("/v1/keys").send().is(200);
    List<String> published = new ArrayList<>();
    answer.at("/keys").forEach(key -> published.add(key.asText()));
    answer.expect(answer.at("/revoked").isArray(), "expected the ids of revoked keys");
    trusted(bench, answer, published);
  }

  private static void trusted(Bench bench, Answer answer, List<String> published) {
    List<String> trusted = bench.target().keys().stream().map(TrustedKey::toString).toList();
    answer.expect(
        published.stream().anyMatch(trusted::contains),
        "none of the trusted keys " + trusted + " is published");
  }

  private static void document(Bench bench) {
    Answer answer = bench.get("/v1/openapi.json").send().is(200);
    answer
        .expect(answer.text("/openapi").startsWith("3.1."), "expected OpenAPI 3.1")
        .at("/paths/~1v1~1activations/post");
    answer.at("/paths/~1v1~1account/delete");
  }

  private static void nothing(Bench bench) {
    bench.get("/v1/nothing-here").send().problem(404, "NO_SUCH_RESOURCE");
    bench
        .get("/v1/orders/no-id-at-all")
        .by(bench.stranger())
        .send()
        .problem(404, "NO_SUCH_RESOURCE");
  }

  private static void method(Bench bench) {
    Answer answer = bench.get("/v1/activations").send().problem(405, "METHOD_NOT_ALLOWED");
    answer.expect(
        answer.header("Allow").orElse("").contains("POST"), "expected Allow to name POST");
  }
}
