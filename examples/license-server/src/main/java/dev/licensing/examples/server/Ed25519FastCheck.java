package dev.licensing.examples.server;

import dev.licensing.core.license.SignatureCheck;
import dev.licensing.core.license.TrustedKey;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Checks with BouncyCastle's own Ed25519: each heartbeat shows a license. */
final class Ed25519FastCheck implements SignatureCheck {

  @Override
  public boolean fits(TrustedKey key, byte[] input, byte[] signature) {
    Ed25519Signer check = new Ed25519Signer();
    check.init(false, new Ed25519PublicKeyParameters(key.raw()));
    check.update(input, 0, input.length);
    return check.verifySignature(signature);
  }
}
