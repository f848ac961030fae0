package dev.licensing.client;

import dev.licensing.core.license.TrustedKeys;

/**
 * Loads what the first verification needs, half a security provider, while the client that is built
 * reads the machine and its files. Ends soon, by itself, whatever becomes of that.
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
