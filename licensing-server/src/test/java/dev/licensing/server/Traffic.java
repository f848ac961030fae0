package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.body.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Holds what really travels against what the OpenAPI document says. */
final class Traffic {

  private static final String PROBLEM = "#/components/schemas/Problem";

  private final Contract contract = Contract.shipped();
  private final Routes routes;

  Traffic(Routes routes) {
    this.routes = routes;
  }

  /**
   * An exchange.
   *
   * @param command what the store was asked to execute meanwhile
   */
  void check(WireRequest request, WireResponse response, Optional<Command> command) {
    Optional<Route> route = route(request);
    if (route.isEmpty()) {
      assertThat(response.status()).isIn(404, 405);
      assertThat(contract.errors(PROBLEM, json(response.body()))).isEmpty();
      return;
    }
    command
        .filter(given -> !isOfANewcomer(given, route.get()))
        .ifPresent(
            given ->
                assertThat(route.get().form().command()).as("command").contains(given.getClass()));
    JsonNode operation = contract.operation(route.get());
    JsonNode answer = contract.answer(operation, response.status());
    String told = route.get().method() + ' ' + route.get().pattern() + ' ' + text(response);
    assertThat(answer.isMissingNode()).as("status is not documented: " + told).isFalse();
    body(answer, response, told);
    headers(answer, response, told);
    if (response.status() < 400 && operation.has("requestBody")) {
      JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
      assertThat(contract.errors(schema, json(request.body()))).as(told).isEmpty();
    }
  }

  /**
   * Who comes with the host's own sign-in for the first time gets an account, whatever they ask.
   */
  private static boolean isOfANewcomer(Command given, Route route) {
    return given instanceof RegisterAccount && route.who() != Route.Who.ANYBODY;
  }

  private void body(JsonNode answer, WireResponse response, String told) {
    if (!answer.has("content")) {
      assertThat(response.body()).as(told).isEmpty();
      return;
    }
    String type = response.header("Content-Type").orElseThrow();
    assertThat(answer.get("content").fieldNames()).as(told).toIterable().containsExactly(type);
    JsonNode body = json(response.body());
    assertThat(contract.errors(answer.get("content").get(type).get("schema"), body))
        .as(told)
        .isEmpty();
    if (response.status() >= 400) {
      assertThat(answer.get("x-codes")).as(told).contains(body.get("code"));
    }
  }

  private static void headers(JsonNode answer, WireResponse response, String told) {
    for (String header : new String[] {"ETag", "Retry-After", "WWW-Authenticate"}) {
      if (response.header(header).isPresent()) {
        assertThat(answer.path("headers").has(header)).as(header + ": " + told).isTrue();
      }
    }
    if (answer.path("headers").has("ETag")) {
      assertThat(response.header("ETag")).as(told).isPresent();
    }
  }

  private Optional<Route> route(WireRequest request) {
    try {
      return Optional.of(routes.find(request.method(), request.path()).route());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static String text(WireResponse response) {
    return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] body) {
    try {
      return Town.JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
