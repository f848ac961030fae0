package dev.licensing.client;

import dev.licensing.core.license.TrustedKey;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/**
 * Loads what the first verification needs, half a security provider, while a client is built and
 * reads the machine and its files: where there is a second processor, a start takes that much less.
 * Ends soon, by itself, whatever becomes of the client.
 */
final class Preparing extends Thread {

  private Preparing() {
    super(null, null, "licensing-prepare", 0, false);
    setContextClassLoader(Preparing.class.getClassLoader());
    setDaemon(true);
  }

  static void begin() {
    try {
      new Preparing().start();
    } catch (OutOfMemoryError e) {
      return; // the system gives no thread; verifying does it all itself
    }
  }

  @Override
  public void run() {
    try {
      Signature.getInstance("Ed25519"); // before a second jar is opened, which another thread does
    } catch (NoSuchAlgorithmException e) {
      return; // verifying will say so
    }
    TrustedKey.prepare();
  }
}
