package dev.licensing.core.license;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that may sign statements. Its text form, to be embedded in an application, is {@code
 * id:key} with the 32 bytes of the Ed25519 key in base64url.
 */
public record TrustedKey(String id, PublicKey key) {

  /** What comes before the 32 bytes in an X.509 encoding (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static TrustedKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a trusted key is written id:key");
    }
    byte[] raw = Base64.getUrlDecoder().decode(text.substring(colon + 1));
    if (raw.length != 32) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
    System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      return new TrustedKey(text.substring(0, colon), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }

  /** The text form. */
  @Override
  public String toString() {
    byte[] encoded = key.getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return id + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }
}
