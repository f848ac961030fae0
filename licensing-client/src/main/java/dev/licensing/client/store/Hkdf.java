package dev.licensing.client.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), one block of output: 32 bytes. */
final class Hkdf {

  private static final String HMAC = "HmacSHA256";

  private Hkdf() {}

  static byte[] derive(byte[] secret, byte[] salt, String info) throws GeneralSecurityException {
    byte[] extracted = hmac(salt, secret);
    byte[] text = info.getBytes(StandardCharsets.UTF_8);
    byte[] block = Arrays.copyOf(text, text.length + 1);
    block[text.length] = 1;
    return hmac(extracted, block);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac.doFinal(text);
  }
}
