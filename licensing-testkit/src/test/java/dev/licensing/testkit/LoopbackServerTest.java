package dev.licensing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.model.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real endpoint over real HTTP. */
@Timeout(60)
class LoopbackServerTest {

  private final LicensingWorld world = new LicensingWorld();
  private final LoopbackServer server = world.startLoopback();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void answersAsTheEndpointDoes() throws Exception {
    HttpResponse<String> health = get("/v1/health", "");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
    HttpResponse<String> nothing = get("/v1/nothing", "");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  @Test
  void carriesHeadersAndBodies() throws Exception {
    Account alice = world.givenAccount("alice@example.com", "Alice");
    assertThat(get("/v1/serials", "Bearer " + world.signedIn(alice)).statusCode()).isEqualTo(200);
    String body =
        """
        {"email":"alice@example.com","password":"%s"}"""
            .formatted(LicensingWorld.PASSWORD);
    HttpRequest signIn =
        request("/v1/sessions")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(http.send(signIn, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  @Test
  void anAnswerWithoutBodyIsOne() throws Exception {
    Account alice = world.givenAccount("alice@example.com", "Alice");
    HttpRequest signOut =
        request("/v1/sessions/current")
            .header("Authorization", "Bearer " + world.signedIn(alice))
            .DELETE()
            .build();
    assertThat(http.send(signOut, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(204);
  }

  @Test
  void whatGetsNoAnswerEndsInABrokenConnection() throws Exception {
    // The JDK's client repeats a GET on a broken connection by itself, so one fault is not enough.
    world.transport().disconnect();
    assertThatThrownBy(() -> get("/v1/health", "")).isInstanceOf(IOException.class);
    world.transport().heal();
    assertThat(get("/v1/health", "").statusCode()).isEqualTo(200);
  }

  @Test
  void onceClosedNobodyListens() {
    URI where = server.uri();
    world.close();
    assertThat(where.getHost()).isIn("127.0.0.1", "[::1]");
    assertThatThrownBy(() -> get("/v1/health", "")).isInstanceOf(IOException.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("licensing-loopback-"))
        .allMatch(Thread::isDaemon);
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    HttpRequest.Builder request = request(path);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path)).timeout(Duration.ofSeconds(30));
  }
}
