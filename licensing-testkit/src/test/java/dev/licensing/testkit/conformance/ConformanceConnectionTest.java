package dev.licensing.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.conformance.ConformanceResult.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that mistakes a token only for what the same connection carried, and not once that has
 * carried the token itself: it is found by who asks again on one new connection.
 */
@Timeout(60)
class ConformanceConnectionTest {

  /** What each connection carried, by its port; one thread answers all. */
  private final Map<Integer, Set<String>> carried = new HashMap<>();

  private HttpServer server;
  private String token = "";
  private boolean mindsCapitals;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      WireResponse response =
          exchange.getRequestMethod().equals("POST")
              ? Fault.json(201, "{\"account\":\"1\",\"token\":\"" + token + "\"}")
              : serials(exchange);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), response.body().length);
      exchange.getResponseBody().write(response.body());
    }
  }

  private WireResponse serials(HttpExchange exchange) {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    Set<String> before =
        carried.computeIfAbsent(exchange.getRemoteAddress().getPort(), port -> new HashSet<>());
    boolean mistaken = !mindsCapitals && !before.contains(shown) && beginsLikeOne(before, shown);
    before.add(shown);
    return shown.equals("Bearer " + token) && !mistaken
        ? Fault.json(200, "{\"serials\":[]}")
        : Fault.problem(401, "NOT_SIGNED_IN");
  }

  private static boolean beginsLikeOne(Set<String> before, String shown) {
    String small = shown.toLowerCase(Locale.ROOT);
    return before.stream()
        .anyMatch(one -> small.startsWith(one.toLowerCase(Locale.ROOT)) && !shown.startsWith(one));
  }

  private ConformanceResult check(String given) {
    token = given;
    carried.clear();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    TrustedKey key = TrustedKey.parse("2026:AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    ConformanceCheck check =
        Conformance.checks().stream()
            .filter(one -> one.name().equals("a-token-is-read-as-it-was-sent"))
            .findFirst()
            .orElseThrow();
    return Conformance.of(ConformanceTarget.of(uri, "vendor", List.of(key))).run(check);
  }

  @Test
  void whatAConnectionRemembersIsFound() {
    for (String given : List.of("Abc", "abc", "-1Abc", "_9z-Q")) {
      ConformanceResult result = check(given);
      assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.FAILED);
      assertThat(result.message()).contains("RFC 6750", "RFC 9110", "setHeaderCacheSize(0)");
      assertThat(carried).as("connections").hasSize(1);
    }
  }

  @Test
  void whoMindsCapitalsConforms() {
    mindsCapitals = true;
    for (String given : List.of("Abc", "abc", "-1Abc", "2026-11")) {
      ConformanceResult result = check(given);
      assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.PASSED);
    }
  }
}
