package dev.licensing.benchmarks.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.wire.Requests;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Asks the license server as the client library does, or a bare one. Used by one thread. */
final class Visitor {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONCE = "bm9uY2Vub25jZW5vbmNl";

  private final Line line;
  private final Town town;

  Visitor(Line line, Town town) {
    this.line = line;
    this.town = town;
  }

  /** Somebody activates one of their serials on another machine. */
  Town.Seat activate() throws IOException {
    Town.Customer customer = town.anyone();
    String serial =
        customer.serials().get(ThreadLocalRandom.current().nextInt(Town.SERIALS_EACH)).value();
    Machine machine = Town.machine();
    String answer =
        line.post(
            "/v1/activations",
            "Authorization: Bearer "
                + customer.token()
                + "\r\nIdempotency-Key: "
                + UUID.randomUUID()
                + "\r\n",
            JSON.writeValueAsString(new Requests.Activate(serial, body(machine), null, NONCE)));
    JsonNode said = JSON.readTree(answer);
    return new Town.Seat(
        new ActivationId(UUID.fromString(said.path("activation").asText())),
        customer.account(),
        machine,
        said.path("license").asText());
  }

  /** An installation asks for another license file, with the one it has. */
  Town.Seat refresh(Town.Seat seat) throws IOException {
    String answer =
        line.post(
            "/v1/activations/" + seat.activation() + "/refresh",
            "Authorization: License " + seat.license() + "\r\n",
            JSON.writeValueAsString(new Requests.Refresh(body(seat.machine()), null, NONCE)));
    return new Town.Seat(
        seat.activation(),
        seat.account(),
        seat.machine(),
        JSON.readTree(answer).path("license").asText());
  }

  void activateBare() throws IOException {
    ask("/activate", "serial", Bare.SERIALS);
  }

  void refreshBare() throws IOException {
    ask("/renew", "seat", Bare.SEATS);
  }

  void activateSameRows() throws IOException {
    ask("/activate-rows", "which", SameRows.SERIALS);
  }

  void refreshSameRows() throws IOException {
    ask("/renew-rows", "which", SameRows.SEATS);
  }

  private void ask(String path, String what, int most) throws IOException {
    int which = 1 + ThreadLocalRandom.current().nextInt(most);
    line.post(
        path, "", JSON.writeValueAsString(Map.of(what, which, "machine", body(Town.machine()))));
  }

  private static Requests.MachineBody body(Machine machine) {
    Map<String, String> components = new TreeMap<>();
    machine
        .identity()
        .components()
        .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return new Requests.MachineBody(machine.name(), machine.environment().name(), components);
  }
}
