package dev.licensing.system.simulation;

import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Real signatures, made and verified fast: with the JDK's own a simulation would do little else.
 */
final class Signatures implements LicenseSigner {

  private static final String ID = "simulation";
  private static final Provider QUICK = new Quick();

  private final Ed25519PrivateKeyParameters key =
      new Ed25519PrivateKeyParameters(
          Arrays.copyOf("only for simulations".getBytes(StandardCharsets.UTF_8), 32), 0);

  /** Verifies Ed25519, and does nothing else. */
  private static final class Quick extends Provider {

    private static final long serialVersionUID = 1;

    Quick() {
      super("simulation", "1", "Ed25519 by BouncyCastle");
      put(
          "Signature.Ed25519",
          "org.bouncycastle.jcajce.provider.asymmetric.edec.SignatureSpi$Ed25519");
    }
  }

  /** From now on this whole process verifies fast. */
  static void begin() {
    Security.insertProviderAt(QUICK, 1);
  }

  /** No longer. */
  static void end() {
    Security.removeProvider(QUICK.getName());
  }

  /** What clients trust. */
  TrustedKey trusted() {
    byte[] raw = key.generatePublicKey().getEncoded();
    return TrustedKey.parse(ID + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
  }

  @Override
  public String keyId() {
    return ID;
  }

  @Override
  public byte[] sign(byte[] input) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(input, 0, input.length);
    return signer.generateSignature();
  }
}
