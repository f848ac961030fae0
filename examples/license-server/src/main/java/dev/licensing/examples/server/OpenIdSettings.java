package dev.licensing.examples.server;

import java.net.URI;

/**
 * An OpenID provider whose people may come with its tokens.
 *
 * @param issuer as {@code iss} of its tokens says it
 * @param audience what {@code aud} must name: this server, as the provider knows it
 * @param keys where its JSON Web Key Set is
 */
record OpenIdSettings(String issuer, String audience, URI keys) {

  /**
   * @throws IllegalArgumentException if something is missing, or the keys could be exchanged on
   *     their way
   */
  OpenIdSettings {
    if (audience.isEmpty()) {
      throw new IllegalArgumentException("openid-issuer needs openid-audience");
    }
    String host = String.valueOf(keys.getHost());
    String scheme = String.valueOf(keys.getScheme());
    if (!(scheme.equals("https") || (scheme.equals("http") && ThisMachine.is(host)))) {
      throw new IllegalArgumentException("openid-keys is written https://…");
    }
  }
}
