package dev.licensing.examples.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked first after an incident: who came in, from where, and who was turned away. Goes to
 * the logger {@code licensing.security}, one line of {@code name=value} for each, and names people
 * by their ids and addresses by their numbers. Never what was typed: no e-mail, no password, no
 * serial, no token.
 */
public final class SecurityLog {

  private static final Logger LOG = LoggerFactory.getLogger("licensing.security");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where people sign in and out, and change what they do it with. */
  private static final Set<String> ENTRANCES =
      Set.of(
          "/v1/accounts",
          "/v1/account",
          "/v1/account/email",
          "/v1/account/password",
          "/v1/registrations",
          "/v1/registrations/confirmation",
          "/v1/email-changes",
          "/v1/email-changes/confirmation",
          "/v1/password-resets",
          "/v1/password-resets/confirmation",
          "/v1/sessions",
          "/v1/sessions/current");

  /** Turned away: nobody, not allowed, too often. */
  private static final Set<Integer> AWAY = Set.of(401, 403, 429);

  private SecurityLog() {}

  /** An answer of the protocol, if it is one of those that count. */
  public static void answered(WireRequest request, WireResponse response, String address) {
    boolean entrance = ENTRANCES.contains(request.path()) && !request.method().equals("GET");
    if (!entrance && !AWAY.contains(response.status())) {
      return;
    }
    JsonNode body = body(response);
    LOG.info(
        "event=protocol method={} path={} status={} code={} account={} instance={} address={}",
        plain(request.method()),
        plain(request.path()),
        response.status(),
        plain(body.path("code").asText("")),
        plain(body.path("account").asText("")),
        plain(body.path("instance").asText("")),
        plain(address));
  }

  /** A page that refused a form or a visitor by itself. */
  static void page(String method, String path, Refused refusal, String address) {
    if (refusal.is("FORM_EXPIRED") || refusal.is("NOT_ALLOWED")) {
      LOG.info(
          "event=page method={} path={} status={} code={} address={}",
          method,
          path,
          refusal.status(),
          plain(refusal.problem().code()),
          plain(address));
    }
  }

  /** Somebody came to the console with a key of the vendor, or with none. */
  static void staff(Optional<StaffSessions.Staff> holder, String address) {
    LOG.info(
        "event=console status={} name={} address={}",
        holder.isPresent() ? 200 : 401,
        holder.map(StaffSessions.Staff::name).orElse("-"),
        plain(address));
  }

  private static JsonNode body(WireResponse response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  /** What came from outside begins no line of its own, and ends. */
  private static String plain(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9/_.:-]", "?");
    return plain.isEmpty() ? "-" : plain.substring(0, Math.min(plain.length(), 120));
  }
}
