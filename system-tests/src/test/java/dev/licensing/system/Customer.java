package dev.licensing.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.wire.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who asks until there is an answer: another server each time, with the same idempotency
 * key, sometimes before the answer to the last could come. For one thread.
 */
final class Customer {

  static final JsonMapper JSON = new JsonMapper();

  private static final Duration PATIENT = Duration.ofSeconds(10);
  private static final Duration SESSION = Duration.ofMinutes(4);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Servers servers;
  private final HttpClient http;
  private final String email;
  private String token = "";
  private long signedInAt;
  private int asked;

  Customer(Servers servers, HttpClient http, String email) {
    this.servers = servers;
    this.http = http;
    this.email = email;
  }

  /** An answer that says what was decided. */
  record Answer(int status, JsonNode body) {

    boolean permitted() {
      return status / 100 == 2;
    }
  }

  Customer register() throws InterruptedException {
    answer("/v1/accounts", "", new Requests.Register(email, "Somebody", "secret of " + email), 201);
    return this;
  }

  Answer asVendor(String path, Object body) throws InterruptedException {
    return answer(path, Servers.VENDOR_KEY, body, 201);
  }

  /** Signed in not long ago, so that nothing asks for that. */
  Answer ask(String path, Object body) throws InterruptedException {
    long now = System.nanoTime();
    if (token.isEmpty() || now - signedInAt > SESSION.toNanos()) {
      signedInAt = now;
      token =
          answer("/v1/sessions", "", new Requests.SignIn(email, "secret of " + email), 201)
              .body()
              .get("token")
              .textValue();
    }
    return send(path, token, body);
  }

  /** How often something was sent, retries included. */
  int asked() {
    return asked;
  }

  private Answer answer(String path, String bearer, Object body, int wanted)
      throws InterruptedException {
    Answer answer = send(path, bearer, body);
    if (answer.status() != wanted) {
      throw new AssertionError(path + ": " + answer);
    }
    return answer;
  }

  private Answer send(String path, String bearer, Object body) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < LONGEST_NANOS) {
      try {
        asked++;
        HttpResponse<String> response =
            http.send(
                request(servers.any().resolve(path), key, bearer, body),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 503) {
          return new Answer(response.statusCode(), JSON.readTree(response.body()));
        }
      } catch (IOException e) {
        // no answer: asked again
      }
      Thread.sleep(ThreadLocalRandom.current().nextInt(5, 60));
    }
    throw new AssertionError("no answer for minutes: " + path);
  }

  private static HttpRequest request(URI uri, String key, String bearer, Object body)
      throws IOException {
    int chance = ThreadLocalRandom.current().nextInt(100);
    return HttpRequest.newBuilder(uri)
        .timeout(chance < 5 ? Duration.ofMillis(1 + chance * 5L) : PATIENT)
        .headers("Content-Type", "application/json", "Idempotency-Key", key)
        .header("Authorization", "Bearer " + bearer)
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
        .build();
  }

  /** The machine of that name, with the mainboard of that number: so it is called then. */
  static String reformatted(String machine, int board) {
    String[] parts = machine.split("\\.", -1);
    return parts[0] + "." + parts[1] + "." + board;
  }

  /**
   * A machine.
   *
   * @param name user, machine and mainboard; with another mainboard it is too different to be taken
   *     for the same, and near enough to be reactivated
   */
  static Requests.MachineBody machine(String name) {
    Map<ComponentKind, String> read =
        Map.of(
            ComponentKind.MACHINE_ID,
            name.substring(0, name.lastIndexOf('.')),
            ComponentKind.BOARD_SERIAL,
            name);
    Map<String, String> components = new TreeMap<>();
    MachineIdentity.hashed("system", read)
        .components()
        .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return new Requests.MachineBody(name, "BARE_METAL", components);
  }
}
