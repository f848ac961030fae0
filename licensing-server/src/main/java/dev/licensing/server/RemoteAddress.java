package dev.licensing.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What guesses are counted for. */
final class RemoteAddress {

  private static final int NETWORK_BYTES = 8;

  private RemoteAddress() {}

  /** The address; of IPv6 the first half, because one household has the whole second. */
  static String counted(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // With a colon it can only be an address, so no name is looked up.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > NETWORK_BYTES
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
