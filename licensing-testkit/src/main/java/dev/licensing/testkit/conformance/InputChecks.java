package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a server must not take. */
final class InputChecks {

  private static final int MOST_BYTES = 64 * 1024;

  private InputChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "an-unknown-field-is-refused",
            InputChecks::unknown,
            "a reader that ignores what it does not know, at any depth",
            "Problems"),
        ConformanceCheck.of(
            "a-missing-field-is-refused",
            InputChecks::missing,
            "members that may be null must be there all the same",
            "Problems"),
        ConformanceCheck.of(
            "a-wrong-type-is-refused",
            InputChecks::types,
            "a reader that turns texts into numbers or truth values, or numbers into texts",
            "Problems"),
        ConformanceCheck.of(
            "what-is-no-json-is-refused",
            InputChecks::noJson,
            "text after the end, bytes that are no UTF-8, an empty body; none may be a 500",
            "Problems"),
        ConformanceCheck.of(
            "deep-nesting-is-refused",
            InputChecks::nesting,
            "a bound on nesting before the parser runs out of stack",
            "Bounds"),
        ConformanceCheck.of(
            "another-media-type-is-refused",
            InputChecks::mediaType,
            "the Content-Type of requests with a body",
            "Problems"),
        ConformanceCheck.of(
            "a-body-is-bounded",
            InputChecks::bodySize,
            "64 KiB are allowed, one byte more is not; the bound counts before anything is read",
            "Bounds"),
        ConformanceCheck.of(
            "lists-are-bounded",
            InputChecks::lists,
            "serials from 1 to 1,000, host names from 1 to 200",
            "Bounds"),
        ConformanceCheck.of(
            "texts-are-bounded",
            InputChecks::texts,
            "names 100, passwords 8 to 256, reasons 500 characters, no control characters",
            "Bounds"),
        ConformanceCheck.of(
            "nonces-are-bounded",
            InputChecks::nonces,
            "16 to 64 characters of base64url",
            "Bounds"),
        ConformanceCheck.of(
            "terms-are-bounded",
            InputChecks::terms,
            "machine limits from 1 to 1,000,000, 64 features, durations of a century",
            "Bounds"));
  }

  private static void malformed(Answer answer) {
    answer.problem(400, "MALFORMED_REQUEST");
  }

  private static ObjectNode activation(Bench bench, Sold sold) {
    return Bodies.tree(
        new Requests.Activate(
            sold.serial(),
            Bodies.machine(bench.machine().machine(Bench.PRODUCT)),
            null,
            bench.nonce()));
  }

  private static Answer activate(Bench bench, Object body) {
    return bench.post("/v1/activations").by(bench.stranger()).body(body).send();
  }

  private static void unknown(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1);
    malformed(activate(bench, activation(bench, sold).put("priority", 1)));
    ObjectNode nested = activation(bench, sold);
    nested.withObject("/machine").put("colour", "grey");
    Answer answer = activate(bench, nested);
    malformed(answer);
    answer.expect(bench.liveSeats(sold.serial()) == 0, "a refused request took a seat");
  }

  private static void missing(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1);
    for (String member : List.of("nonce", "machine", "buildDate")) {
      ObjectNode body = activation(bench, sold);
      body.remove(member);
      malformed(activate(bench, body));
    }
  }

  private static void types(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1);
    malformed(activate(bench, activation(bench, sold).put("nonce", 1234567890123456789L)));
    malformed(activate(bench, activation(bench, sold).put("machine", "desktop")));
    malformed(
        bench
            .post("/v1/vendor/orders")
            .by(bench.vendor())
            .body(
                new Bench.Issuing(
                    Bench.PRODUCT.value(),
                    1,
                    OrderTerms.open(1).with("claimable", "true").json(),
                    null,
                    null,
                    List.of()))
            .send());
  }

  private static Ask viewing(Bench bench) {
    return bench.post("/v1/serials/view").by(bench.vendor());
  }

  private static String body(Bench bench) {
    return Bodies.write(new Requests.ViewSerial(bench.sold(OrderTerms.open(1), 1).serial()));
  }

  private static void noJson(Bench bench) {
    String body = body(bench);
    malformed(viewing(bench).text(body + body).send());
    malformed(viewing(bench).text(body.substring(0, body.length() - 1)).send());
    malformed(viewing(bench).text("[]").send());
    malformed(viewing(bench).text("null").send());
    byte[] latin = "{\"serial\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    malformed(viewing(bench).bytes(latin).send());
  }

  private static void nesting(Bench bench) {
    int deep = 10_000;
    malformed(viewing(bench).text("{\"serial\":" + "[".repeat(deep)).send());
    malformed(
        viewing(bench).text("{\"serial\":" + "[".repeat(deep) + "]".repeat(deep) + "}").send());
  }

  private static void mediaType(Bench bench) {
    String body = body(bench);
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      viewing(bench)
          .text(body)
          .with("Content-Type", type)
          .send()
          .problem(415, "UNSUPPORTED_MEDIA_TYPE");
    }
    viewing(bench)
        .text(body)
        .with("Content-Type", "application/json; charset=utf-8")
        .send()
        .is(200);
  }

  private static void bodySize(Bench bench) {
    String body = body(bench);
    String full = body + " ".repeat(MOST_BYTES - body.length());
    viewing(bench).text(full).send().is(200);
    viewing(bench).text(full + " ").send().problem(413, "BODY_TOO_LARGE");
  }

  private static void lists(Bench bench) {
    Person owner = bench.owner();
    malformed(bench.post("/v1/claims").by(owner).body(new Requests.Claim(List.of())).send());
    malformed(
        bench
            .post("/v1/claims")
            .by(owner)
            .body(new Requests.Claim(Collections.nCopies(1_001, bench.neverIssued())))
            .send());
    Sold sold = bench.sold(OrderTerms.open(1).hosts("production", 5), 1);
    malformed(hosts(bench, sold, List.of()));
    malformed(hosts(bench, sold, Collections.nCopies(201, "one.example.com")));
  }

  private static Answer hosts(Bench bench, Sold sold, List<String> names) {
    return bench
        .post("/v1/orders/" + sold.order() + "/hostnames")
        .by(bench.vendor())
        .body(new OrderRequests.Hostnames("PRODUCTION", names))
        .send();
  }

  private static void texts(Bench bench) {
    String path = bench.target().mail().isPresent() ? "/v1/registrations" : "/v1/accounts";
    malformed(
        bench
            .post(path)
            .body(
                new Requests.Register(bench.cast().email("long"), "n".repeat(101), Person.PASSWORD))
            .send());
    for (String password : List.of("seven77", "p".repeat(257))) {
      malformed(
          bench
              .post("/v1/account/password")
              .by(bench.stranger())
              .body(new Requests.ChangePassword(Person.PASSWORD, password))
              .send());
    }
    Seat seat =
        bench.seat(bench.owner(), bench.sold(OrderTerms.open(1), 1).serial(), bench.machine());
    for (String reason : List.of("r".repeat(501), "rings a bell \u0007")) {
      malformed(
          bench
              .post(seat.path("/force-release/preview"))
              .by(bench.owner())
              .body(new Requests.ForceRelease(true, reason))
              .send());
    }
  }

  private static void nonces(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(9), 1);
    for (String nonce : List.of("", "n".repeat(15), "n".repeat(65), "sixteen chars+/=")) {
      malformed(activate(bench, activation(bench, sold).put("nonce", nonce)));
    }
    for (String nonce : List.of("n".repeat(16), "-_".repeat(32))) {
      activate(bench, activation(bench, sold).put("nonce", nonce)).is(201);
    }
  }

  private static void terms(Bench bench) {
    OrderTerms terms = OrderTerms.open(1);
    Map<String, String> features = new TreeMap<>();
    for (int i = 0; i < 65; i++) {
      features.put("f" + i, "");
    }
    List<OrderTerms> bad =
        List.of(
            terms.seats("machineLimit", 0),
            terms.seats("machineLimit", 1_000_001),
            terms.with("coolDown", "P36600D"),
            terms.with("coolDown", "-PT1S"),
            terms.with("coolDown", "a week"),
            terms.with("access", "EVERYBODY"),
            terms.with("features", features),
            terms.with("features", Map.of("n".repeat(65), "")),
            terms.with("features", Map.of("name", "v".repeat(257))));
    for (OrderTerms each : bad) {
      malformed(
          bench
              .post("/v1/vendor/orders")
              .by(bench.vendor())
              .body(new Bench.Issuing(Bench.PRODUCT.value(), 1, each.json(), null, null, List.of()))
              .send());
    }
  }
}
