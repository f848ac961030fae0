package dev.licensing.client;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;

/** The caller's transport: who opened it closes it. */
record Unclosed(LicenseTransport transport) implements LicenseTransport {

  @Override
  public Delivery send(WireRequest request) {
    return transport.send(request);
  }

  @Override
  public void close() {}
}
