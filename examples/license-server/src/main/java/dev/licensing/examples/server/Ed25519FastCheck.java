package dev.licensing.examples.server;

import dev.licensing.core.license.SignatureCheck;
import dev.licensing.core.license.TrustedKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Checks with BouncyCastle's own Ed25519: each heartbeat shows a license. */
final class Ed25519FastCheck implements SignatureCheck {

  /** Each key as a point of the curve, which takes a square root to find; there are few keys. */
  private final Map<TrustedKey, Ed25519PublicKeyParameters> points = new ConcurrentHashMap<>();

  @Override
  public boolean fits(TrustedKey key, byte[] input, byte[] signature) {
    Ed25519Signer check = new Ed25519Signer();
    check.init(
        false, points.computeIfAbsent(key, known -> new Ed25519PublicKeyParameters(known.raw())));
    check.update(input, 0, input.length);
    return check.verifySignature(signature);
  }
}
