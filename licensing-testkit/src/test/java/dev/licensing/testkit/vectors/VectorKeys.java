package dev.licensing.testkit.vectors;

import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Keys that everybody knows, for vectors only: those of RFC 8032, chapter 7.1; the first is also
 * that of RFC 8037, appendix A.
 *
 * @param seed the private key in base64url
 */
record VectorKeys(String id, String seed, String x) {

  static final VectorKeys FIRST =
      new VectorKeys(
          "vectors-1",
          "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
          "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

  static final VectorKeys SECOND =
      new VectorKeys(
          "vectors-2",
          base64("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
          base64("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));

  /** What comes before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
  private static final String PREFIX = "302e020100300506032b657004220420";

  LicenseSigner signer() {
    byte[] bytes = Base64.getUrlDecoder().decode(seed);
    byte[] encoded = HexFormat.of().parseHex(PREFIX + HexFormat.of().formatHex(bytes));
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new Ed25519Signer(id, key);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  TrustedKey trusted() {
    return TrustedKey.parse(id + ":" + x);
  }

  private static String base64(String hex) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
  }
}
