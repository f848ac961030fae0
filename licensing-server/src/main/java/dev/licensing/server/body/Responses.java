package dev.licensing.server.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes whole responses: status, headers, body. */
public final class Responses {

  private static final String PROBLEM = "application/problem+json";

  private Responses() {}

  /** An answer with a body. */
  public static WireResponse json(int status, Object body) {
    return response(status, "application/json", Json.write(body), Map.of());
  }

  /** An answer with a JSON text that is there already. */
  public static WireResponse document(String json) {
    return response(200, "application/json", json, Map.of());
  }

  /** An answer with a report, whose hash is to be confirmed. */
  public static WireResponse report(Object body, String hash) {
    Map<String, String> tag = Map.of("ETag", '"' + hash + '"');
    return response(200, "application/json", Json.write(body), tag);
  }

  /** An answer without a body. */
  public static WireResponse empty() {
    return new WireResponse(204, new TreeMap<>(Map.of("Cache-Control", "no-store")), new byte[0]);
  }

  /** A problem of the endpoint's own. */
  public static WireResponse problem(Object body, ProblemException problem) {
    Map<String, String> headers = new TreeMap<>(problem.headers());
    if (problem.code().status() == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    return response(problem.code().status(), PROBLEM, Json.write(body), headers);
  }

  /** A reply as it was kept, now or long ago. */
  public static WireResponse kept(StoredReply reply, Instant now) {
    if (reply.status() < 400) {
      return response(reply.status(), "application/json", reply.body(), Map.of());
    }
    Map<String, String> headers = new TreeMap<>();
    if (reply.status() == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    waiting(Json.parse(reply.body()).get("reasons"), now)
        .ifPresent(seconds -> headers.put("Retry-After", seconds.toString()));
    return response(reply.status(), PROBLEM, reply.body(), headers);
  }

  /** A member of a problem, for the log. */
  public static String member(WireResponse problem, String name) {
    String body = new String(problem.body(), StandardCharsets.UTF_8);
    return Json.parse(body).get(name).asText();
  }

  /** Full seconds until every reason has ended, if waiting alone ends them all. */
  private static Optional<Long> waiting(JsonNode reasons, Instant now) {
    Instant last = Instant.MIN;
    for (JsonNode reason : reasons) {
      if (reason.get("retryAt").isNull()) {
        return Optional.empty();
      }
      Instant end = Instant.parse(reason.get("retryAt").asText());
      last = end.isAfter(last) ? end : last;
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(secondsUntil(last, now));
  }

  /** Full seconds from now, rounded up, so that who waits so long is never too early. */
  public static long secondsUntil(Instant end, Instant now) {
    return end.isAfter(now) ? Duration.between(now, end).plusNanos(999_999_999).toSeconds() : 0;
  }

  private static WireResponse response(
      int status, String type, String body, Map<String, String> more) {
    TreeMap<String, String> headers = new TreeMap<>(more);
    headers.put("Content-Type", type);
    headers.put("Cache-Control", "no-store");
    return new WireResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
