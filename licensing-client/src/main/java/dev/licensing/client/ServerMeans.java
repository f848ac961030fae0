package dev.licensing.client;

import dev.licensing.client.http.Pause;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * How a server is reached, as the application said; what is empty has its default.
 *
 * @param address or else somebody else's transport is given
 * @param given never closed
 */
record ServerMeans(
    Optional<URI> address,
    Optional<LicenseTransport> given,
    Optional<OkHttpClient> http,
    Optional<TimeLimits> limits,
    Optional<RetryPolicy> retries,
    Optional<Pause> pause) {

  private static final Set<String> THIS_MACHINE =
      Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

  /**
   * @throws IllegalStateException if an OkHttp client was given for a transport that is not ours
   */
  ServerMeans {
    if (given.isPresent() && http.isPresent()) {
      throw new IllegalStateException("an OkHttp client is of no use to another transport");
    }
  }

  /**
   * Passwords and tokens travel there.
   *
   * @throws IllegalArgumentException unless it is {@code https}, or on this very machine
   */
  static void mustBeSafe(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && THIS_MACHINE.contains(host);
    if (address.getHost() == null || !(scheme.equals("https") || plain)) {
      throw new IllegalArgumentException(
          "the server's address must be https; plain http is for this machine only");
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException("the server's address is scheme, host, port and path");
    }
  }
}
