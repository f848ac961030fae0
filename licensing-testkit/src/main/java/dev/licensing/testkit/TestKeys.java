package dev.licensing.testkit;

import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** A pair of keys made for one world and forgotten with it. */
record TestKeys(LicenseSigner signer, TrustedKey trusted) {

  String keyId() {
    return trusted.id();
  }

  static TestKeys create(String id) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new TestKeys(
          new Ed25519Signer(id, pair.getPrivate()), new TrustedKey(id, pair.getPublic()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }
}
