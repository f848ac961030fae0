package dev.licensing.system.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.simulation.Node;
import dev.licensing.testkit.simulation.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The vendor's page for machines without a network (rule 12.5), in the browser of whoever carries
 * the files.
 */
record Portal(Simulation simulation, Node browser, Server server) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Hands in a request; the license, if there is one. */
  Optional<String> license(Person person, String request) {
    Map<String, String> credentials = Map.of("email", person.email(), "password", Person.PASSWORD);
    return post("/v1/sessions", JSON.valueToTree(credentials).toString(), "")
        .filter(answer -> answer.has("token"))
        .flatMap(
            session -> post("/v1/activations", request, "Bearer " + session.path("token").asText()))
        .filter(answer -> answer.has("license"))
        .map(answer -> answer.path("license").asText());
  }

  /** Hands in a return ticket; whether the seat is free. */
  boolean takesBack(String ticket) {
    return post("/v1/returns", ticket, "").filter(answer -> answer.has("at")).isPresent();
  }

  private Optional<JsonNode> post(String path, String body, String authorization) {
    TreeMap<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
      headers.put("Idempotency-Key", key());
    }
    WireRequest request =
        new WireRequest("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    return simulation
        .network()
        .call(browser, server.node(), request, server::answer)
        .flatMap(Portal::read);
  }

  private String key() {
    byte[] bytes = new byte[16];
    simulation.choices().random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What is no JSON is no answer. */
  private static Optional<JsonNode> read(WireResponse response) {
    try {
      return Optional.of(JSON.readTree(response.body()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
