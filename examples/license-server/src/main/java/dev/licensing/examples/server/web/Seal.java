package dev.licensing.examples.server.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of a secret what may stand in an address or a cookie: only this server can open it again.
 * The same text under the same label always looks the same, so that a page keeps its address.
 *
 * <p>AES-GCM whose nonce is a MAC of the text, so no nonce ever serves two texts. Safe for use by
 * several threads.
 */
public final class Seal {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final byte[] secret;

  /**
   * A seal.
   *
   * @param secret 32 random bytes, the same in all servers that share a database
   */
  public Seal(byte[] secret) {
    this.secret = secret.clone();
  }

  /** Closes a text up; what one label closed no other opens. */
  public String close(String label, String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] nonce = Arrays.copyOf(mac("nonce " + label, plain), NONCE);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, label, nonce, plain).orElseThrow();
    byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** The text, or nothing if this seal did not close it. */
  public Optional<String> open(String label, String closed) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(closed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (all.length < NONCE + TAG_BITS / 8) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(all, NONCE);
    return crypt(Cipher.DECRYPT_MODE, label, nonce, Arrays.copyOfRange(all, NONCE, all.length))
        .map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  /** What only this server could have written under the text. */
  String sign(String label, String text) {
    byte[] mac = mac("sign " + label, text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private Optional<byte[]> crypt(int mode, String label, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(mac("key " + label, new byte[0]), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return Optional.of(cipher.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      if (mode == Cipher.DECRYPT_MODE) {
        return Optional.empty();
      }
      throw new IllegalStateException(e);
    }
  }

  private byte[] mac(String purpose, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
