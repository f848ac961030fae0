package dev.licensing.client.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC with SHA-512 (RFC 2104), under one key. Written here over the JDK's hash because its own
 * {@code Mac} first loads and checks all of {@code javax.crypto}, for which each start of a product
 * would wait. Not thread-safe.
 */
final class Hmac {

  static final int BYTES = 64;
  private static final int BLOCK = 128;

  private final MessageDigest digest = sha512();
  private final byte[] innerPad;
  private final byte[] outerPad;

  Hmac(byte[] key) {
    byte[] block = Arrays.copyOf(key.length > BLOCK ? digest.digest(key) : key, BLOCK);
    innerPad = xored(block, 0x36);
    outerPad = xored(block, 0x5c);
  }

  /** Of the parts, one after the other. */
  byte[] of(byte[]... parts) {
    digest.update(innerPad);
    for (byte[] part : parts) {
      digest.update(part);
    }
    byte[] inner = digest.digest();
    digest.update(outerPad);
    return digest.digest(inner);
  }

  private static byte[] xored(byte[] block, int pad) {
    byte[] xored = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      xored[i] = (byte) (block[i] ^ pad);
    }
    return xored;
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }
}
