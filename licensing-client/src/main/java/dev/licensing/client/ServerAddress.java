package dev.licensing.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Which addresses a server may have. */
final class ServerAddress {

  private static final Set<String> THIS_MACHINE =
      Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

  private ServerAddress() {}

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
