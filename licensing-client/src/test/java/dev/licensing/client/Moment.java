package dev.licensing.client;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;

/** When an application dies, as if killed, while it talks to its server. */
enum Moment {
  BEFORE_SENDING,
  AFTER_SENDING;

  /** The application is gone. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  LicenseTransport dyingOver(LicenseTransport server) {
    return (WireRequest request) -> {
      if (this == AFTER_SENDING) {
        server.send(request);
      }
      throw new Died();
    };
  }
}
