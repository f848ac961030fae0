package dev.licensing.testkit.conformance;

import static dev.licensing.testkit.conformance.Fault.answer;
import static dev.licensing.testkit.conformance.Fault.asked;
import static dev.licensing.testkit.conformance.Fault.body;
import static dev.licensing.testkit.conformance.Fault.header;
import static dev.licensing.testkit.conformance.Fault.in;
import static dev.licensing.testkit.conformance.Fault.json;
import static dev.licensing.testkit.conformance.Fault.path;
import static dev.licensing.testkit.conformance.Fault.problem;
import static dev.licensing.testkit.conformance.Fault.refused;
import static dev.licensing.testkit.conformance.Fault.request;
import static dev.licensing.testkit.conformance.Fault.said;
import static dev.licensing.testkit.conformance.Fault.swallows;
import static dev.licensing.testkit.conformance.Fault.text;
import static dev.licensing.testkit.conformance.Fault.to;
import static dev.licensing.testkit.conformance.Fault.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.LicensingWorld;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What servers do wrong about the protocol itself: input, problems, headers, callers. */
final class ProtocolFaults {

  private static final String VENDOR = "Bearer " + LicensingWorld.VENDOR_KEY;
  private static final String KEY = "Idempotency-Key";

  private ProtocolFaults() {}

  static List<Fault> all() {
    return List.of(
        in("the-server-is-live-and-healthy", said("/v1/health", body -> body.put("status", "OK"))),
        in(
            "the-keys-are-published-as-a-jwk-set",
            said("/.well-known/.*", body -> ((ObjectNode) body.at("/keys/0")).put("d", "AAAA"))),
        in("the-keys-are-published-as-texts", said("/v1/keys", body -> body.putArray("keys"))),
        in(
            "the-openapi-document-is-served",
            said("/v1/openapi.json", body -> body.put("openapi", "3.0.3"))),
        in(
            "nothing-at-a-path-is-a-problem",
            problem("NO_SUCH_RESOURCE", response -> html(response.status()))),
        in(
            "another-method-is-told-the-right-ones",
            problem("METHOD_NOT_ALLOWED", response -> without(response, "Allow"))),
        in(
            "a-problem-has-every-member",
            refused("MACHINE_LIMIT_REACHED", body -> body.remove("detail"))),
        in(
            "each-problem-has-an-instance-of-its-own",
            refused("NOT_SIGNED_IN", body -> body.put("instance", "urn:uuid:1"))),
        in(
            "a-refusal-carries-all-reasons-in-order",
            refused("HELD_BY_ANOTHER_USER", ProtocolFaults::firstReasonOnly)),
        in(
            "each-reason-carries-facts-and-remedies",
            refused("HELD_BY_ANOTHER_USER", body -> remedies(body).removeAll())),
        in(
            "where-waiting-helps-the-instant-is-told",
            problem("COOL_DOWN", response -> without(response, "Retry-After"))),
        in(
            "an-unknown-field-is-refused",
            asked("/v1/activations", body -> body.remove(List.of("priority", "colour")))),
        in(
            "a-missing-field-is-refused",
            asked("/v1/activations", body -> body.putIfAbsent("buildDate", body.nullNode()))),
        in(
            "a-wrong-type-is-refused",
            asked(
                "/v1/vendor/orders",
                body -> ((ObjectNode) body.get("terms")).put("claimable", true))),
        in(
            "what-is-no-json-is-refused",
            request("/v1/serials/view", request -> body(request, firstValue(text(request))))),
        in(
            "deep-nesting-is-refused",
            swallows(request -> text(request).contains("[[[[[[[["), 500, "{}")),
        in(
            "another-media-type-is-refused",
            request(".*", request -> header(request, "Content-Type", "application/json"))),
        in(
            "a-body-is-bounded",
            request(
                "/v1/serials/view",
                request -> body(request, text(request).strip().getBytes(StandardCharsets.UTF_8)))),
        in("lists-are-bounded", asked("/v1/claims", ProtocolFaults::noMoreThanTen)),
        in("texts-are-bounded", asked("/v1/accounts", body -> cut(body, "name", 100))),
        in("nonces-are-bounded", asked("/v1/activations", body -> cut(body, "nonce", 64))),
        in(
            "terms-are-bounded",
            asked(
                "/v1/vendor/orders",
                body -> {
                  ObjectNode seats = (ObjectNode) body.at("/terms/seats");
                  seats.put("machineLimit", Math.max(1, seats.get("machineLimit").asInt()));
                })),
        in(
            "without-a-good-token-nothing-is-done",
            request("/v1/vendor/lapses", request -> header(request, "Authorization", VENDOR))),
        in("a-token-is-read-as-it-was-sent", new CarelessCache()),
        in(
            "a-person-is-not-the-vendor",
            request(
                "/v1/vendor/.*",
                request ->
                    request.header("Authorization").isPresent()
                        ? header(request, "Authorization", VENDOR)
                        : request)),
        in(
            "the-vendor-is-not-a-person",
            swallows(
                request ->
                    request.path().equals("/v1/serials")
                        && request.header("Authorization").equals(Optional.of(VENDOR)),
                200,
                "{\"serials\":[]}")),
        in("a-license-file-proves-its-installation", request(".*", ProtocolFaults::withoutLicense)),
        in(
            "a-license-file-proves-nothing-else",
            swallows(
                request ->
                    request.method().equals("GET")
                        && request.header("Authorization").orElse("").startsWith("License"),
                200,
                "{\"serials\":[]}")),
        in("a-tampered-license-file-proves-nothing", new AnyLicense()),
        in(
            "wrong-password-and-unknown-address-look-alike",
            (request, good) -> {
              WireResponse response = good.answer(request);
              return text(request).contains("-nobody@")
                  ? Fault.with(response, body -> body.put("title", "No such account."))
                  : response;
            }),
        in(
            "signing-out-ends-that-session-only",
            swallows(to("DELETE", "/v1/sessions/current"), 204, "")),
        in(
            "signing-out-everywhere-ends-all-sessions",
            request("/v1/sessions", ProtocolFaults::thisSession)),
        in("a-new-password-ends-all-sessions", new OldTokens()),
        in(
            "the-same-key-gives-the-same-answer",
            request(".*", request -> header(request, KEY, ""))),
        in("the-same-key-at-once-is-carried-out-once", new EarlyLook(2)),
        in(
            "a-refusal-is-kept-under-its-key-too",
            request("/v1/activations", request -> header(request, KEY, ""))),
        in(
            "the-same-key-with-another-request-is-refused",
            (request, good) -> {
              WireResponse response = good.answer(request);
              return Fault.is(response, "IDEMPOTENCY_KEY_REUSED")
                  ? good.answer(header(request, KEY, ""))
                  : response;
            }),
        in("a-key-belongs-to-its-caller", new EarlyLook(1)),
        in(
            "keys-are-bounded",
            request(
                ".*",
                request ->
                    request.header(KEY).filter(key -> key.length() > 128).isPresent()
                        ? header(request, KEY, request.header(KEY).orElseThrow().substring(0, 128))
                        : request)),
        in(
            "a-preview-changes-nothing",
            request(".*/preview", request -> path(request, before(request.path(), "/preview")))),
        in(
            "a-preview-has-its-hash-as-etag",
            answer(".*/preview", response -> without(response, "ETag"))),
        in(
            "execution-does-what-the-preview-said",
            said(".*/force-release", body -> body.put("machine", "some machine"))),
        in(
            "a-stale-report-is-refused-with-a-fresh-one",
            request(".*", request -> header(request, "If-Match", ""))),
        in(
            "a-preview-honours-if-match-too",
            request(".*/preview", request -> header(request, "If-Match", ""))),
        in(
            "if-match-takes-one-hash",
            request(
                ".*",
                request ->
                    request.header("If-Match").orElse("").startsWith("W/")
                        ? header(request, "If-Match", "")
                        : request)),
        in(
            "guesses-are-limited",
            problem("TOO_MANY_ATTEMPTS", r -> problem(404, "SERIAL_NOT_RECOGNISED"))));
  }

  private static WireResponse html(int status) {
    return new WireResponse(
        status,
        new TreeMap<>(Map.of("Content-Type", "text/html")),
        "<h1>Not Found</h1>".getBytes(StandardCharsets.UTF_8));
  }

  private static void firstReasonOnly(ObjectNode problem) {
    JsonNode first = problem.at("/reasons/0");
    problem.putArray("reasons").add(first);
  }

  private static ArrayNode remedies(ObjectNode problem) {
    return (ArrayNode) problem.at("/reasons/1/remedies");
  }

  private static byte[] firstValue(String text) {
    int end = text.indexOf('}');
    return text.substring(0, end < 0 ? text.length() : end + 1).getBytes(StandardCharsets.UTF_8);
  }

  private static void noMoreThanTen(ObjectNode claim) {
    ArrayNode serials = (ArrayNode) claim.get("serials");
    while (serials.size() > 10) {
      serials.remove(0);
    }
  }

  private static void cut(ObjectNode body, String member, int most) {
    String text = body.path(member).asText();
    body.put(member, text.substring(0, Math.min(most, text.length())));
  }

  private static WireRequest withoutLicense(WireRequest request) {
    return request.header("Authorization").orElse("").startsWith("License")
        ? header(request, "Authorization", "")
        : request;
  }

  private static WireRequest thisSession(WireRequest request) {
    return request.method().equals("DELETE") ? path(request, "/v1/sessions/current") : request;
  }

  private static String before(String text, String end) {
    return text.substring(0, text.length() - end.length());
  }

  /** Takes a license file for good if it has seen one that begins like it. */
  private static final class AnyLicense implements Fault.Behaviour {
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      String shown = request.header("Authorization").orElse("");
      String known = seen.get(beginning(shown.replace("License ", "")));
      WireResponse response =
          good.answer(
              shown.startsWith("License") && known != null
                  ? header(request, "Authorization", "License " + known)
                  : request);
      String license = Fault.tree(text(response)).path("license").asText();
      if (!license.isEmpty()) {
        seen.put(beginning(license), license);
      }
      return response;
    }

    private static String beginning(String license) {
      return license.substring(0, Math.min(license.length(), 300));
    }
  }

  /** Reads what begins like something earlier, but for capitals, as if it began the same. */
  private static final class CarelessCache implements Fault.Behaviour {
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      String shown = request.header("Authorization").orElse("");
      String beginning =
          seen.stream()
              .filter(before -> shown.regionMatches(true, 0, before, 0, before.length()))
              .max(Comparator.comparingInt(String::length))
              .orElse("");
      seen.add(shown);
      String read = beginning + shown.substring(beginning.length());
      return good.answer(header(request, "Authorization", read));
    }
  }

  /** Goes on taking a token that was once good. */
  private static final class OldTokens implements Fault.Behaviour {
    private final Map<String, Boolean> good = new ConcurrentHashMap<>();

    @Override
    public WireResponse answer(WireRequest request, Fault.Server server) {
      WireResponse response = server.answer(request);
      if (request.path().equals("/v1/sessions")) {
        good.put("Bearer " + Fault.tree(text(response)).path("token").asText(), true);
      }
      return response.status() == 401
              && good.containsKey(request.header("Authorization").orElse(""))
          ? json(200, "{\"serials\":[]}")
          : response;
    }
  }

  /** Looks for a key before it does what is asked, and not when it has done it; asks nobody who. */
  private static final class EarlyLook implements Fault.Behaviour {
    private final Map<String, WireResponse> kept = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> looking = new ConcurrentHashMap<>();
    private final int rivals;

    /** So many must have looked before one goes on. */
    EarlyLook(int rivals) {
      this.rivals = rivals;
    }

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      Optional<String> key = request.header(KEY);
      if (key.isEmpty()) {
        return good.answer(request);
      }
      WireResponse before = kept.get(key.get());
      if (before != null) {
        return before;
      }
      meet(looking.computeIfAbsent(key.get(), k -> new CountDownLatch(rivals)));
      WireResponse response = good.answer(header(request, KEY, ""));
      kept.put(key.get(), response);
      return response;
    }

    private static void meet(CountDownLatch all) {
      all.countDown();
      try {
        all.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
