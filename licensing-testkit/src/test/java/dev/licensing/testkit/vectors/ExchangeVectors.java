package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.testkit.FakeMachine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One story as requests and answers, for a client that has no server, and for a server. */
final class ExchangeVectors {

  private static final FakeMachine DESKTOP = FakeMachine.named("desktop");
  private static final FakeMachine LAPTOP = FakeMachine.named("laptop");
  private static final String PASSWORD = "correct horse battery staple";
  private static final String ALICE = "alice@example.com";

  private final Recorder recorder = new Recorder();

  private ExchangeVectors() {}

  static VectorFile file() {
    ExchangeVectors story = new ExchangeVectors();
    story.tell();
    return story.recorder.file(
        new VectorFile(
            "exchanges",
            "exchanges: a story in its order, each request with its answer, byte for byte what our"
                + " server says with known randomness, a clock that stands at `at`, the key"
                + " vectors-1 (see signatures) and the vendor's key \"vendor\". Ids, serials,"
                + " tokens and instances are by chance and differ elsewhere."));
  }

  private void tell() {
    recorder.post("somebody registers", "/v1/accounts", "", person("name", "Alice"));
    String alice =
        "Bearer "
            + recorder.post("and signs in", "/v1/sessions", "", person()).at("/token").asText();
    var sold = recorder.post("the vendor sells", "/v1/vendor/orders", Recorder.VENDOR, order());
    String serial = sold.at("/serials/0").asText();
    recorder.post("nobody owns it yet", "/v1/activations", alice, activation(serial, DESKTOP));
    recorder.post("it is claimed", "/v1/claims", alice, entry("serials", List.of(serial)));
    recorder.post("without a token", "/v1/activations", "", activation(serial, DESKTOP));
    Map<String, Object> unknown = activation(serial, DESKTOP);
    unknown.put("priority", 1);
    recorder.post("an unknown field", "/v1/activations", alice, unknown);
    var seat =
        recorder.post("the first seat", "/v1/activations", alice, activation(serial, DESKTOP));
    recorder.post("asked again", "/v1/activations", alice, activation(serial, DESKTOP));
    recorder.post("one too many", "/v1/activations", alice, activation(serial, LAPTOP));
    String one = "/v1/activations/" + seat.at("/activation").asText();
    recorder.later(Duration.ofHours(11));
    recorder.post(
        "the installation refreshes",
        one + "/refresh",
        "License " + seat.at("/license").asText(),
        refresh(DESKTOP));
    recorder.post("from another machine", one + "/refresh", alice, refresh(LAPTOP));
    String order = "/v1/vendor/orders/" + sold.at("/order").asText();
    recorder.post("suspended", order + "/standing", Recorder.VENDOR, standing("SUSPENDED"));
    recorder.post("not now, signed", one + "/refresh", alice, refresh(DESKTOP));
    recorder.post("reinstated", order + "/standing", Recorder.VENDOR, standing("GOOD"));
    lost(alice, serial, one);
    gone(alice);
  }

  private void lost(String alice, String serial, String one) {
    Map<String, Object> force = entry("unreachable", true, "reason", "the desktop burnt down");
    recorder.signIn(person());
    var report =
        recorder.post("asked first", one + "/force-release/preview", recorder.again(), force);
    recorder.post(
        "a report that is stale", one + "/force-release", recorder.again(), force, "0".repeat(32));
    recorder.post(
        "released by force",
        one + "/force-release",
        recorder.again(),
        force,
        report.at("/hash").asText());
    recorder.post("it is over, signed", one + "/refresh", alice, refresh(DESKTOP));
    recorder.post("the seat is free", "/v1/activations", alice, activation(serial, LAPTOP));
    recorder.post("how it stands", "/v1/serials/view", alice, entry("serial", serial));
  }

  private void gone(String alice) {
    recorder.send("blocked", "DELETE", "/v1/account", recorder.again(), Map.of(), "");
    var seats = recorder.send("what blocks", "GET", "/v1/serials", alice, Map.of(), "");
    String laptop = "/v1/activations/" + seats.at("/serials/0/uses/0/activation").asText();
    recorder.post("released", laptop + "/release", alice, entry("machine", machine(LAPTOP)));
    recorder.post("released twice", laptop + "/release", alice, entry("machine", machine(LAPTOP)));
    var report = recorder.send("possible now", "GET", "/v1/account/deletion", alice, Map.of(), "");
    recorder.send(
        "deleted",
        "DELETE",
        "/v1/account",
        recorder.again(),
        Map.of(),
        report.at("/hash").asText());
    recorder.send("nobody any more", "GET", "/v1/serials", alice, Map.of(), "");
    recorder.send("the keys", "GET", "/.well-known/jwks.json", "", Map.of(), "");
  }

  private static Map<String, Object> person(Object... more) {
    Map<String, Object> person = entry("email", ALICE);
    person.putAll(entry(more));
    person.put("password", PASSWORD);
    return person;
  }

  private static Map<String, Object> standing(String standing) {
    return entry("standing", standing, "serial", null, "reason", "");
  }

  private static Map<String, Object> order() {
    return entry(
        "product",
        Recorder.PRODUCT.value(),
        "serials",
        1,
        "terms",
        entry(
            "seats",
            entry("machineLimit", 1, "usersAtOnce", "ONE", "lease", null, "environments", Map.of()),
            "access",
            "OWNER_AND_ASSIGNED",
            "claimable",
            true,
            "coolDown",
            "P7D",
            "remoteDeactivationsPerYear",
            2,
            "validity",
            entry("validUntil", null, "updatesUntil", null),
            "offline",
            entry("refreshAfter", "P1D", "validFor", "P30D", "grace", "P7D"),
            "hosts",
            entry(
                "production",
                0,
                "test",
                0,
                "wildcards",
                false,
                "applications",
                false,
                "keyValidFor",
                "P365D"),
            "admission",
            "ON_APPROVAL",
            "support",
            "DEVELOPERS",
            "trialLength",
            null,
            "features",
            Map.of("export", "pdf")),
        "customer",
        null,
        "purchaser",
        null,
        "licenseManagers",
        List.of());
  }

  private static Map<String, Object> activation(String serial, FakeMachine machine) {
    Map<String, Object> body = entry("serial", serial);
    body.putAll(refresh(machine));
    return body;
  }

  private static Map<String, Object> refresh(FakeMachine machine) {
    return entry(
        "machine", machine(machine), "buildDate", null, "nonce", "bm9uY2Utb2YtdGhlLXZlY3RvcnM");
  }

  private static Map<String, Object> machine(FakeMachine machine) {
    Map<String, Object> components = new TreeMap<>();
    machine
        .machine(Recorder.PRODUCT)
        .identity()
        .components()
        .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return entry("name", machine.name(), "environment", "BARE_METAL", "components", components);
  }
}
