package dev.licensing.examples.server.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * What a browser keeps for us. No script can read it, no other site can have it sent with a form,
 * and it goes over a secure connection only (browsers count the own machine as one).
 */
enum Cookies {
  /** Of who has signed in: the token of the session. */
  PERSON("__Host-licensing"),
  /** Of who works for the vendor. */
  STAFF("__Host-licensing-staff"),
  /** Of everybody: what the tokens of forms are bound to. */
  VISIT("__Host-licensing-visit");

  private final String key;

  Cookies(String key) {
    this.key = key;
  }

  Optional<String> of(Context http) {
    return Optional.ofNullable(http.cookie(key)).filter(value -> !value.isEmpty());
  }

  /** Until the browser is closed, or the session ends. */
  void give(Context http, String value) {
    http.cookie(new Cookie(key, value, "/", -1, true, true, null, SameSite.LAX));
  }

  void take(Context http) {
    http.cookie(new Cookie(key, "", "/", 0, true, true, null, SameSite.LAX));
  }
}
