package dev.licensing.testkit.conformance;

import static dev.licensing.testkit.conformance.Fault.asked;
import static dev.licensing.testkit.conformance.Fault.in;
import static dev.licensing.testkit.conformance.Fault.lets;
import static dev.licensing.testkit.conformance.Fault.path;
import static dev.licensing.testkit.conformance.Fault.problem;
import static dev.licensing.testkit.conformance.Fault.refused;
import static dev.licensing.testkit.conformance.Fault.request;
import static dev.licensing.testkit.conformance.Fault.said;
import static dev.licensing.testkit.conformance.Fault.swallows;
import static dev.licensing.testkit.conformance.Fault.text;
import static dev.licensing.testkit.conformance.Fault.to;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What servers do wrong about seats, signatures, and machines that are gone. */
final class SeatFaults {

  private static final String ACTIVATE = "/v1/activations";
  private static final String ISSUE = "/v1/vendor/orders";
  private static final String VIEW = "/v1/serials/view";

  private SeatFaults() {}

  static List<Fault> all() {
    return List.of(
        in("a-license-file-verifies", asked(ACTIVATE, body -> body.put("nonce", "n".repeat(16)))),
        in(
            "a-statement-says-its-algorithm-key-and-kind",
            said(
                ACTIVATE,
                body -> body.put("license", "eyJhbGciOiJub25lIn0." + rest(body, "license")))),
        in(
            "a-license-file-says-what-was-activated",
            asked(ACTIVATE, body -> ((ObjectNode) body.get("machine")).put("name", "desktop"))),
        in(
            "a-license-file-lasts-as-the-terms-say",
            terms(terms -> ((ObjectNode) terms.get("offline")).put("grace", "P70D"))),
        in("a-refresh-answers-its-own-nonce", new OldFiles()),
        in(
            "a-lease-bounds-the-license-file",
            terms(terms -> ((ObjectNode) terms.get("seats")).put("lease", "PT2H"))),
        in(
            "a-subscription-bounds-the-license-file",
            terms(terms -> ((ObjectNode) terms.get("validity")).putNull("validUntil"))),
        in(
            "an-ending-is-signed-and-says-why",
            refused("ACTIVATION_ENDED", body -> body.putNull("statement"))),
        in(
            "a-refusal-to-refresh-is-signed",
            refused("ORDER_SUSPENDED", body -> body.putNull("statement"))),
        in(
            "a-runtime-key-is-signed",
            said(
                ".*/runtime-keys",
                body -> body.put("runtimeKey", body.get("runtimeKey").asText() + "A"))),
        in("activating-again-takes-no-second-seat", asked(ACTIVATE, SeatFaults::anyMachine)),
        in(
            "one-machine-many-times-at-once-takes-one-seat",
            asked(ACTIVATE, SeatFaults::anyMachine)),
        in(
            "seats-end-at-the-machine-limit",
            terms(
                terms ->
                    ((ObjectNode) terms.get("seats"))
                        .put("machineLimit", terms.at("/seats/machineLimit").asInt() + 1))),
        in(
            "rivals-for-the-last-seats-fill-them-exactly",
            problem(
                "MACHINE_LIMIT_REACHED",
                response -> Fault.json(201, "{\"activation\":\"" + UUID.randomUUID() + "\"}"))),
        in(
            "one-user-at-a-time",
            terms(terms -> ((ObjectNode) terms.get("seats")).put("usersAtOnce", "ANY"))),
        in(
            "the-serial-alone-activates-where-its-terms-say-so",
            terms(terms -> terms.put("access", "ANYONE_WITH_SERIAL"))),
        in(
            "the-serial-alone-activates-nothing-else",
            terms(terms -> terms.put("access", "BEARER"))),
        in(
            "only-owner-and-assigned-users-activate",
            terms(terms -> terms.put("access", "ANYONE_WITH_SERIAL"))),
        in(
            "what-is-suspended-or-revoked-gives-no-seat",
            swallows(to("POST", ".*/standing"), 200, "{}")),
        in("a-lowered-limit-leaves-live-seats-alone", swallows(to("POST", ".*/terms"), 200, "{}")),
        in(
            "the-terms-decide-on-environments",
            asked(
                ACTIVATE,
                body -> ((ObjectNode) body.get("machine")).put("environment", "BARE_METAL"))),
        in(
            "an-identity-that-tells-nothing-gets-no-seat",
            asked(ACTIVATE, body -> component(body, ComponentKind.DISK_SERIAL, "0000"))),
        in("a-machine-that-drifted-heals", new FirstMachine(".*/refresh")),
        in("a-subscription-that-ended-gives-no-seat", swallows(to("POST", ".*/terms"), 200, "{}")),
        in(
            "a-build-after-the-maintenance-is-refused",
            asked(ACTIVATE, body -> body.putNull("buildDate"))),
        in("one-trial-for-a-machine", asked("/v1/trials", SeatFaults::anyMachine)),
        in(
            "a-release-frees-the-seat-at-once",
            (request, good) ->
                to("POST", "/v1/activations/[^/]+/release").test(request)
                    ? Fault.json(200, released(request.path()))
                    : good.answer(request)),
        in("releasing-twice-is-the-same-as-once", counting()),
        in(
            "releasing-many-times-at-once-frees-one-seat",
            said(VIEW, body -> body.put("liveSeats", body.get("liveSeats").asInt() - 1))),
        in(
            "nothing-stands-in-the-way-of-a-release",
            (request, good) -> {
              WireResponse response = good.answer(request);
              return request.path().endsWith("/release") && !request.path().contains("force")
                  ? Fault.problem(403, "ORDER_REVOKED")
                  : response;
            }),
        in(
            "a-return-ticket-frees-the-seat-once",
            (request, good) ->
                to("POST", "/v1/returns").test(request)
                    ? Fault.json(401, "{\"code\":\"NOT_SIGNED_IN\"}")
                    : good.answer(request)),
        in("a-return-ticket-is-proved-by-its-license", new FirstMachine("/v1/returns")),
        in("another-machine-cannot-release", new FirstMachine(".*/release")),
        in(
            "a-force-release-states-that-the-machine-is-out-of-reach",
            asked(".*/force-release", body -> body.put("unreachable", true))),
        in(
            "owner-assigned-users-and-the-user-may-force-release",
            lets("ACTIVATION_NOT_RECOGNISED", 200)),
        in(
            "a-force-release-starts-the-cool-down",
            said(VIEW, body -> body.put("coolDownUntil", "2099-01-01T00:00:00Z"))),
        in(
            "without-a-cool-down-the-next-force-release-follows",
            terms(terms -> terms.put("coolDown", "P1D"))),
        in(
            "a-force-release-states-until-when-the-machine-may-run",
            said(".*/force-release", body -> body.put("offlineUseUntil", "2026-01-02T00:00:00Z"))),
        in("what-has-ended-is-not-force-released-again", lets("ACTIVATION_ENDED", 200)),
        in(
            "a-new-identity-keeps-its-seat-by-reactivation",
            said(".*/reactivate", body -> body.putNull("coolDownUntil"))),
        in(
            "an-unchanged-identity-costs-no-reactivation",
            said(".*/reactivate", body -> body.put("coolDownUntil", "2026-01-08T00:00:00Z"))),
        in(
            "reactivations-share-the-cool-down",
            (request, good) -> {
              WireResponse response = good.answer(request);
              return request.path().endsWith("/reactivate") && Fault.is(response, "COOL_DOWN")
                  ? Fault.json(200, "{}")
                  : response;
            }),
        in("an-unrelated-machine-is-not-reactivated", new FirstMachine(".*/reactivate")),
        in(
            "a-remote-deactivation-ends-one-activation",
            request(
                ".*/deactivation",
                request ->
                    Fault.header(path(request, request.path() + "/preview"), "If-Match", ""))),
        in(
            "remote-deactivations-are-limited",
            asked(".*/deactivation", body -> body.put("override", true).put("reason", "why not"))),
        in(
            "support-overrides-the-quota-with-a-reason",
            said(".*/deactivation", body -> body.put("counts", true))));
  }

  /** Obeys other terms than those of the order. */
  private static Fault.Behaviour terms(Consumer<ObjectNode> change) {
    return asked(ISSUE, body -> change.accept((ObjectNode) body.get("terms")));
  }

  private static String released(String path) {
    return "{\"activation\":\""
        + path.replaceAll(".*activations/|/release", "")
        + "\",\"at\":\"2026-01-01T00:00:00Z\"}";
  }

  private static String rest(ObjectNode body, String member) {
    String compact = body.get(member).asText();
    return compact.substring(compact.indexOf('.') + 1);
  }

  /** Takes every machine for a new one. */
  private static void anyMachine(ObjectNode body) {
    for (ComponentKind kind : ComponentKind.values()) {
      if (kind != ComponentKind.EXPLICIT) {
        component(body, kind, UUID.randomUUID().toString());
      }
    }
  }

  private static void component(ObjectNode body, ComponentKind kind, String value) {
    ((ObjectNode) body.at("/machine/components"))
        .put(kind.name(), ComponentHash.of("fault", kind, value).value());
  }

  /** Each release ends the activation at another time. */
  private static Fault.Behaviour counting() {
    AtomicInteger second = new AtomicInteger();
    return said(
        ".*/release",
        body ->
            body.put(
                "at",
                String.format(
                    Locale.ROOT, "2026-01-01T00:00:%02dZ", second.incrementAndGet() % 60)));
  }

  /** Hands the same license file out again. */
  private static final class OldFiles implements Fault.Behaviour {
    private final AtomicReference<String> first = new AtomicReference<>();

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      WireResponse response = good.answer(request);
      if (!request.path().endsWith("/refresh")) {
        return response;
      }
      first.compareAndSet(null, Fault.tree(text(response)).path("license").asText());
      return Fault.with(response, body -> body.put("license", first.get()));
    }
  }

  /** Takes whoever asks for the machine that was activated last. */
  private static final class FirstMachine implements Fault.Behaviour {
    private final AtomicReference<JsonNode> machine = new AtomicReference<>();
    private final String paths;

    FirstMachine(String paths) {
      this.paths = paths;
    }

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      if (request.path().equals(ACTIVATE)) {
        machine.set(Fault.tree(text(request)).path("machine"));
      }
      return request.path().matches(paths) && machine.get() != null
          ? good.answer(Fault.with(request, body -> body.set("machine", machine.get())))
          : good.answer(request);
    }
  }
}
