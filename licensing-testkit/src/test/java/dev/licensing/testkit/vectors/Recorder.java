package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.LicenseEndpoint;
import dev.licensing.server.access.PasswordHasher;
import dev.licensing.testkit.VirtualClock;
import dev.licensing.testkit.memory.MemoryLicenseStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A server with known randomness, and what was said to it. */
final class Recorder {

  static final ProductId PRODUCT = new ProductId("acme-studio");
  static final String VENDOR = "Bearer vendor";

  private static final JsonMapper JSON = new JsonMapper();

  private final VirtualClock clock = new VirtualClock();
  private final Random random = new Random(1);
  private final LicenseEndpoint endpoint;
  private final List<Object> exchanges = new ArrayList<>();
  private String again = "";

  Recorder() {
    MemoryLicenseStore store = new MemoryLicenseStore();
    endpoint =
        new LicenseEndpoint(
            EndpointSettings.of(
                    store, store, VectorKeys.FIRST.signer(), List.of(VectorKeys.FIRST.trusted()))
                .withClock(clock)
                .withRandom(this::bytes)
                .withHasher(new Plain())
                .withVendorKey("vectors", "vendor"));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The vectors are the same whatever keeps the password. */
  private static final class Plain implements PasswordHasher {
    @Override
    public String hash(String password) {
      return "vectors:" + password;
    }

    @Override
    public boolean matches(String password, String kept) {
      return kept.equals(hash(password));
    }
  }

  void later(Duration by) {
    clock.advance(by);
  }

  /** Signs in anew, for what needs a recent proof. */
  void signIn(Object body) {
    again = "Bearer " + post("signed in again", "/v1/sessions", "", body).at("/token").asText();
  }

  String again() {
    return again;
  }

  JsonNode post(String what, String path, String authorization, Object body) {
    return send(what, "POST", path, authorization, body, "");
  }

  JsonNode post(String what, String path, String authorization, Object body, String confirmed) {
    return send(what, "POST", path, authorization, body, confirmed);
  }

  JsonNode send(
      String what,
      String method,
      String path,
      String authorization,
      Object body,
      String confirmed) {
    Map<String, String> headers = new TreeMap<>();
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    if (!confirmed.isEmpty()) {
      headers.put("If-Match", '"' + confirmed + '"');
    }
    String text = method.equals("POST") ? json(body) : "";
    if (!text.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    WireResponse answer =
        endpoint.handle(
            new WireRequest(
                method, path, new TreeMap<>(headers), text.getBytes(StandardCharsets.UTF_8)),
            "192.0.2.1");
    JsonNode said = tree(new String(answer.body(), StandardCharsets.UTF_8));
    exchanges.add(
        entry(
            "what",
            what,
            "at",
            clock.instant().toString(),
            "request",
            entry(
                "method",
                method,
                "path",
                path,
                "headers",
                headers,
                "body",
                text.isEmpty() ? null : tree(text)),
            "answer",
            entry("status", answer.status(), "headers", answer.headers(), "body", said)));
    return said;
  }

  VectorFile file(VectorFile file) {
    exchanges.forEach(exchange -> file.add("exchanges", exchange));
    return file;
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
