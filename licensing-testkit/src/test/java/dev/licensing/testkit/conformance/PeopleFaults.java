package dev.licensing.testkit.conformance;

import static dev.licensing.testkit.conformance.Fault.asked;
import static dev.licensing.testkit.conformance.Fault.in;
import static dev.licensing.testkit.conformance.Fault.lets;
import static dev.licensing.testkit.conformance.Fault.path;
import static dev.licensing.testkit.conformance.Fault.refused;
import static dev.licensing.testkit.conformance.Fault.request;
import static dev.licensing.testkit.conformance.Fault.said;
import static dev.licensing.testkit.conformance.Fault.swallows;
import static dev.licensing.testkit.conformance.Fault.text;
import static dev.licensing.testkit.conformance.Fault.to;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** What servers do wrong about people: what they see, own, share, manage and leave behind. */
final class PeopleFaults {

  private static final String ISSUE = "/v1/vendor/orders";
  private static final String VIEW = "/v1/serials/view";
  private static final String DELETION = "/v1/account/deletion";

  private PeopleFaults() {}

  static List<Fault> all() {
    return List.of(
        in("unknown-mistyped-and-hidden-serials-look-alike", new TellsTypos(VIEW)),
        in("an-unknown-serial-activates-nothing", new TellsTypos("/v1/activations")),
        in("the-order-of-others-looks-absent", new TellsWhatIs("ORDER_NOT_RECOGNISED")),
        in("the-activation-of-others-looks-absent", new TellsWhatIs("ACTIVATION_NOT_RECOGNISED")),
        in("a-refusal-names-nobody-to-strangers", new NamesTheMachine()),
        in(
            "a-refusal-names-the-machines-to-those-who-share",
            refused("MACHINE_LIMIT_REACHED", PeopleFaults::nothingNamed)),
        in(
            "only-managers-see-with-whom-a-serial-is-shared",
            said(VIEW, body -> body.putArray("assigned").add("Somebody"))),
        in(
            "a-developer-sees-whom-to-ask-and-nothing-else",
            said("/v1/orders/[^/]+", body -> body.putObject("contents").put("standing", "GOOD"))),
        in("a-list-shows-the-callers-own-only", new ShowsAll()),
        in("who-presents-an-unowned-serial-owns-it", said(VIEW, b -> b.put("owned", false))),
        in("an-order-is-claimed-by-all-its-serials", lets("ORDER_INCOMPLETE", 200)),
        in("two-claims-at-once-have-one-winner", lets("SERIAL_ALREADY_OWNED", 200)),
        in(
            "an-owned-serial-is-not-claimed-but-asked-for",
            refused("SERIAL_ALREADY_OWNED", PeopleFaults::noRemedies)),
        in(
            "a-transfer-needs-an-assigned-recipient",
            asked("/v1/transfers", body -> body.put("reserveUntil", "2099-01-01T00:00:00Z"))),
        in(
            "a-transfer-leaves-seats-and-assignments",
            asked("/v1/transfers", body -> body.put("stayAssigned", false))),
        in(
            "a-transfer-does-not-reset-the-cool-down",
            said(VIEW, body -> body.putNull("coolDownUntil"))),
        in("what-is-in-use-is-not-relinquished", lets("SERIAL_IN_USE", 200)),
        in(
            "what-was-relinquished-can-be-claimed",
            swallows(to("POST", "/v1/claims"), 409, "{\"code\":\"SERIAL_NOT_CLAIMABLE\"}")),
        in(
            "a-reservation-keeps-others-from-claiming",
            asked("/v1/relinquishments", body -> body.putNull("reservation"))),
        in("only-the-owner-assigns", lets("NOT_OWNER", 200)),
        in(
            "many-serials-are-assigned-all-or-none",
            (request, good) -> {
              WireResponse response = good.answer(request);
              if (Fault.is(response, "NOT_OWNER")) {
                good.answer(Fault.with(request, PeopleFaults::firstSerialOnly));
              }
              return response;
            }),
        in(
            "an-invitation-becomes-an-assignment",
            (request, good) -> {
              if (!text(request).contains("-invited@") || request.path().contains("accounts")) {
                return good.answer(request);
              }
              return request.path().equals("/v1/assignments")
                  ? invited(text(request))
                  : good.answer(request);
            }),
        in("a-user-with-a-seat-is-not-unassigned", lets("USER_HAS_ACTIVATION", 200)),
        in("a-refused-request-for-access-grants-nothing", new DeclineApproves()),
        in(
            "every-manager-sees-the-whole-order",
            said("/v1/orders/[^/]+", body -> body.putNull("contents"))),
        in(
            "the-vendor-approves-another-license-manager",
            asked(ISSUE, body -> terms(body).put("admission", "SELF_SERVICE"))),
        in(
            "the-vendor-approves-another-license-manager",
            said("/v1/orders/[^/]+", PeopleFaults::nobodyAsks)),
        in(
            "where-managers-serve-themselves-it-is-done-at-once",
            asked(ISSUE, body -> terms(body).put("admission", "ON_APPROVAL"))),
        in("the-last-manager-stays", lets("LAST_MANAGER", 200)),
        in("an-approved-transfer-makes-a-new-customer", lets("NOT_BUYER", 202)),
        in("a-developer-manages-nothing", lets("NOT_MANAGER", 200)),
        in(
            "host-names-end-at-their-limit",
            asked(ISSUE, body -> ((ObjectNode) terms(body).get("hosts")).put("production", 200))),
        in("host-names-are-normalised", said(".*/hostnames", PeopleFaults::asWritten)),
        in("a-removal-needs-the-email-typed-again", lets("EMAIL_NOT_RETYPED", 200)),
        in("nobody-removes-themself", lets("OWN_ACCOUNT", 200)),
        in(
            "a-removal-says-before-what-it-touches",
            said(".*/removals/preview", body -> body.putArray("instead"))),
        in(
            "a-removal-ends-every-activation-and-bars-the-user",
            request(
                ".*/removals",
                request ->
                    Fault.header(path(request, request.path() + "/preview"), "If-Match", ""))),
        in(
            "who-was-removed-is-shown-to-who-may-reinstate",
            said("/v1/account", body -> body.putArray("removed"))),
        in(
            "a-history-is-told-to-each-as-they-may-know",
            said(
                "/v1/serials/history",
                body -> body.withArray("entries").addObject().put("by", "Somebody"))),
        in(
            "a-reinstated-user-activates-again",
            swallows(to("POST", "/v1/reinstatements"), 200, "{\"wasBarred\":true}")),
        in("who-does-not-use-the-order-is-not-removed", lets("USER_NOT_RECOGNISED", 200)),
        in("a-blocked-deletion-lists-everything", said(DELETION, PeopleFaults::firstUseOnly)),
        in(
            "what-others-use-of-others-does-not-block",
            said(DELETION, body -> body.put("possible", false))),
        in("a-deletion-is-confirmed-with-its-report", new ConfirmsItself()),
        in("a-deletion-says-what-is-lost", said(DELETION, body -> body.putArray("lost"))),
        in(
            "a-deleted-account-leaves-nothing",
            (request, good) ->
                to("DELETE", "/v1/account").test(request)
                    ? good.answer(new WireRequest("GET", DELETION, request.headers(), new byte[0]))
                    : good.answer(request)));
  }

  private static ObjectNode terms(ObjectNode body) {
    return (ObjectNode) body.get("terms");
  }

  private static void nothingNamed(ObjectNode problem) {
    problem.at("/reasons/0/remedies").forEach(remedy -> ((ObjectNode) remedy).putObject("facts"));
  }

  private static void nobodyAsks(ObjectNode order) {
    order.at("/contents/requests").forEach(open -> ((ObjectNode) open).putNull("email"));
  }

  private static void noRemedies(ObjectNode problem) {
    ((ArrayNode) problem.at("/reasons/0/remedies")).removeAll();
  }

  private static void firstSerialOnly(ObjectNode share) {
    ((ArrayNode) share.get("serials")).remove(1);
  }

  private static WireResponse invited(String share) {
    String serial = Fault.tree(share).at("/serials/0").asText();
    return Fault.json(200, "{\"serials\":{\"" + serial + "\":\"INVITED\"}}");
  }

  private static void asWritten(ObjectNode changed) {
    ObjectNode hosts = changed.putObject("hosts");
    hosts.put("WWW.Example.COM.", "ADDED");
  }

  private static void firstUseOnly(ObjectNode report) {
    ArrayNode blocking = (ArrayNode) report.get("blocking");
    while (blocking.size() > 1) {
      blocking.remove(1);
    }
  }

  /** Says that a serial was mistyped, so that who guesses need not ask about most of them. */
  private record TellsTypos(String path) implements Fault.Behaviour {
    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      WireResponse response = good.answer(request);
      String serial = Fault.tree(text(request)).path("serial").asText();
      return request.path().equals(path)
              && SerialNumber.read(serial) instanceof SerialReading.Mistyped
          ? Fault.with(response, body -> body.put("detail", "mistyped"))
          : response;
    }
  }

  /** Another answer for what is not to be seen than for what is not. */
  private static final class TellsWhatIs implements Fault.Behaviour {
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final String code;

    TellsWhatIs(String code) {
      this.code = code;
    }

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      WireResponse response = good.answer(request);
      String id = request.path().replaceAll("/v1/\\w+/([^/]+).*", "$1");
      if (Fault.is(response, code) && said.stream().anyMatch(text -> text.contains(id))) {
        return Fault.problem(403, "NOT_ALLOWED");
      }
      if (response.status() < 400) {
        said.add(text(response));
      }
      return response;
    }
  }

  /** Tells everybody on which machine the serial is. */
  private static final class NamesTheMachine implements Fault.Behaviour {
    private final AtomicReference<String> machine = new AtomicReference<>("");

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      WireResponse response = good.answer(request);
      if (Fault.is(response, "HELD_BY_ANOTHER_USER")) {
        return Fault.with(response, body -> body.put("detail", "in use on " + machine.get()));
      }
      String name = Fault.tree(text(request)).at("/machine/name").asText();
      if (!name.isEmpty()) {
        machine.set(name);
      }
      return response;
    }
  }

  /** Lists every order that was ever issued. */
  private static final class ShowsAll implements Fault.Behaviour {
    private final Queue<String> issued = new ConcurrentLinkedQueue<>();

    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      WireResponse response = good.answer(request);
      if (request.path().equals(ISSUE)) {
        issued.add(text(response));
      }
      return request.path().equals("/v1/orders")
          ? Fault.with(response, body -> body.put("all", issued.toString()))
          : response;
    }
  }

  /** Approves what is declined. */
  private static final class DeclineApproves implements Fault.Behaviour {
    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      return request.path().endsWith("/decline")
          ? Fault.with(
              good.answer(path(request, request.path().replace("/decline", "/approve"))),
              body -> body.put("outcome", "DECLINED"))
          : good.answer(request);
    }
  }

  /** Confirms the report in the caller's place. */
  private static final class ConfirmsItself implements Fault.Behaviour {
    @Override
    public WireResponse answer(WireRequest request, Fault.Server good) {
      if (!request.method().equals("DELETE")) {
        return good.answer(request);
      }
      WireResponse report =
          good.answer(new WireRequest("GET", DELETION, request.headers(), new byte[0]));
      JsonNode hash = Fault.tree(text(report)).path("hash");
      TreeMap<String, String> headers = new TreeMap<>(request.headers());
      headers.put("If-Match", '"' + hash.asText() + '"');
      return good.answer(new WireRequest("DELETE", request.path(), headers, new byte[0]));
    }
  }
}
