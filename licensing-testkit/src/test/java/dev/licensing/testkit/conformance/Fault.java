package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One thing that a server does wrong, planted between the kit and a good server.
 *
 * @param check that must find it
 */
record Fault(String check, Behaviour behaviour) {

  /** The good server. */
  interface Server {
    WireResponse answer(WireRequest request);
  }

  /** What the bad one makes of it. */
  interface Behaviour {
    WireResponse answer(WireRequest request, Server good);
  }

  static Fault in(String check, Behaviour behaviour) {
    return new Fault(check, behaviour);
  }

  /** Changes requests below these paths (a regular expression) before they are obeyed. */
  static Behaviour request(String paths, UnaryOperator<WireRequest> change) {
    return (request, good) ->
        good.answer(request.path().matches(paths) ? change.apply(request) : request);
  }

  /** The same for their bodies. */
  static Behaviour asked(String paths, Consumer<ObjectNode> change) {
    return request(paths, request -> with(request, change));
  }

  static WireRequest with(WireRequest request, Consumer<ObjectNode> change) {
    return body(request, changed(request.body(), change));
  }

  static WireRequest body(WireRequest request, byte[] body) {
    return new WireRequest(request.method(), request.path(), request.headers(), body);
  }

  static WireRequest path(WireRequest request, String path) {
    return new WireRequest(request.method(), path, request.headers(), request.body());
  }

  static WireRequest header(WireRequest request, String name, String value) {
    TreeMap<String, String> headers = new TreeMap<>(request.headers());
    headers.keySet().removeIf(name::equalsIgnoreCase);
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
    return new WireRequest(
        request.method(), request.path(), new TreeMap<>(headers), request.body());
  }

  /** Changes answers below these paths. */
  static Behaviour answer(String paths, UnaryOperator<WireResponse> change) {
    return (request, good) -> {
      WireResponse response = good.answer(request);
      return request.path().matches(paths) ? change.apply(response) : response;
    };
  }

  /** The same for the bodies of those that are no problem. */
  static Behaviour said(String paths, Consumer<ObjectNode> change) {
    return answer(paths, response -> response.status() < 400 ? with(response, change) : response);
  }

  /** Changes problems of this code. */
  static Behaviour refused(String code, Consumer<ObjectNode> change) {
    return problem(code, response -> with(response, change));
  }

  /** Answers with a "yes" where this code is right. */
  static Behaviour lets(String code, int status) {
    return problem(code, response -> json(status, "{}"));
  }

  static Behaviour problem(String code, UnaryOperator<WireResponse> change) {
    return answer(".*", response -> is(response, code) ? change.apply(response) : response);
  }

  /** Answers such requests with this, and does nothing about them. */
  static Behaviour swallows(Predicate<WireRequest> which, int status, String body) {
    return (request, good) -> which.test(request) ? json(status, body) : good.answer(request);
  }

  static Predicate<WireRequest> to(String method, String paths) {
    return request -> request.method().equals(method) && request.path().matches(paths);
  }

  static boolean is(WireResponse response, String code) {
    return text(response).contains("\"code\":\"" + code + "\"");
  }

  static String text(WireResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String text(WireRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  static WireResponse json(int status, String body) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", status < 400 ? "application/json" : "application/problem+json");
    return new WireResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A problem without reasons. */
  static WireResponse problem(int status, String code) {
    return json(
        status,
        "{\"code\":\"" + code + "\",\"reasons\":[{\"code\":\"" + code + "\",\"remedies\":[]}]}");
  }

  static WireResponse with(WireResponse response, Consumer<ObjectNode> change) {
    return new WireResponse(
        response.status(), response.headers(), changed(response.body(), change));
  }

  static WireResponse without(WireResponse response, String header) {
    TreeMap<String, String> headers = new TreeMap<>(response.headers());
    headers.keySet().removeIf(header::equalsIgnoreCase);
    return new WireResponse(response.status(), headers, response.body());
  }

  private static byte[] changed(byte[] body, Consumer<ObjectNode> change) {
    JsonNode json = tree(new String(body, StandardCharsets.UTF_8));
    if (!(json instanceof ObjectNode object)) {
      return body;
    }
    change.accept(object);
    return Bodies.write(object).getBytes(StandardCharsets.UTF_8);
  }

  /** What is no JSON is left alone. */
  static JsonNode tree(String text) {
    try {
      return Bodies.read(text);
    } catch (JsonProcessingException e) {
      return Bodies.tree(new TreeMap<>()).path("none");
    }
  }
}
