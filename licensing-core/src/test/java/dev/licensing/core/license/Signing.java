package dev.licensing.core.license;

import dev.licensing.core.model.ProductId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** A key for tests, and who trusts it. */
final class Signing {

  static final ProductId PRODUCT = new ProductId("acme-studio");
  static final KeyPair KEYS = keys();
  static final LicenseVerifier VERIFIER =
      new LicenseVerifier(PRODUCT, TrustedKeys.of(new TrustedKey("2026", KEYS.getPublic())));

  private Signing() {}

  static String sign(Statement statement) {
    return StatementSigning.sign(statement, new Ed25519Signer("2026", KEYS.getPrivate()));
  }

  static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
