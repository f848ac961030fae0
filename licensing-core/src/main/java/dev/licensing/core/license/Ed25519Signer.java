package dev.licensing.core.license;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs with the JDK's own Ed25519: no dependency, about a millisecond a signature. */
public record Ed25519Signer(String keyId, PrivateKey key) implements LicenseSigner {

  /**
   * @throws IllegalArgumentException if the key is not for Ed25519
   */
  public Ed25519Signer {
    if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals("Ed25519")) {
      throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
    }
  }

  @Override
  public byte[] sign(byte[] input) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "Ed25519Signer[" + keyId + "]";
  }
}
