package dev.licensing.client;

import dev.licensing.core.license.TrustedKeys;

/**
 * Loads what the first verification needs, half a security provider, while a client is built and
 * reads the machine and its files: where there is a second processor, a start takes that much less.
 * Ends soon, by itself, whatever becomes of the client.
 */
final class Preparing extends Thread {

  private final TrustedKeys keys;

  Preparing(TrustedKeys keys) {
    super(null, null, "licensing-keys", 0, false);
    this.keys = keys;
    setContextClassLoader(Preparing.class.getClassLoader());
    setDaemon(true);
  }

  @Override
  public void run() {
    keys.prepare();
  }
}
