package dev.licensing.client.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois/Counter Mode: what was changed does not open. */
final class Aes {

  static final int KEY_BYTES = 32;
  static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private Aes() {}

  /** The IV must never be used twice with one key. */
  static byte[] seal(byte[] key, byte[] iv, String bound, byte[] plain)
      throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, key, iv, bound).doFinal(plain);
  }

  /** Throws unless key, IV, binding and every bit are those of the sealing. */
  static byte[] open(byte[] key, byte[] iv, String bound, byte[] sealed)
      throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, iv, bound).doFinal(sealed);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] iv, String bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
