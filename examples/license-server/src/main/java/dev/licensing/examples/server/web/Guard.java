package dev.licensing.examples.server.web;

import dev.licensing.server.access.Secrets;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What every reply tells the browser to refuse, and which forms are refused here. */
final class Guard {

  /** No script and no style but our own, no frame around us, no form to elsewhere. */
  private static final String CONTENT =
      "default-src 'none'; object-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String SIGNING = "form";

  private final Site site;

  Guard(Site site) {
    this.site = site;
  }

  /**
   * On every answer, the protocol's too: browsers can be led anywhere.
   *
   * @param secure whether they reach us by TLS
   */
  static Map<String, String> headers(boolean secure) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Security-Policy", CONTENT);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    headers.put("Cache-Control", "no-store");
    if (secure) {
      headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    return headers;
  }

  /** What a form of this visit carries. It changes with every signing in and out. */
  String token(Visit visit, Context http) {
    return site.seal()
        .sign(
            SIGNING,
            visit.bound()
                + "/"
                + Cookies.PERSON.of(http).orElse("")
                + "/"
                + Cookies.STAFF.of(http).orElse(""));
  }

  /** Whether a form comes from a page of ours that this browser was given. */
  boolean ours(Visit visit, Context http) {
    return sameSite(http)
        && Cookies.VISIT.of(http).isPresent()
        && Secrets.same(token(visit, http), visit.token());
  }

  /** What browsers say about where a form came from; the token tells in any case. */
  private boolean sameSite(Context http) {
    String said = Optional.ofNullable(http.header("Sec-Fetch-Site")).orElse("same-origin");
    if (!said.equals("same-origin") && !said.equals("none")) {
      return false;
    }
    return Optional.ofNullable(http.header("Origin"))
        .map(origin -> origin.equals("null") || host(origin).equals(host(http)))
        .orElse(true);
  }

  private String host(Context http) {
    return site.address()
        .map(URI::getRawAuthority)
        .orElseGet(() -> Optional.ofNullable(http.header("Host")).orElse(""));
  }

  private static String host(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
