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
  private static final byte[] NOTHING = {};

  /**
   * Copied, never used: to ask the providers again costs more than a hash, and from the sixteenth
   * time on the JDK writes itself a class for it.
   */
  private static final MessageDigest UNUSED = sha512();

  private final byte[] innerPad;
  private final byte[] outerPad;
  private final MessageDigest inner;
  private final MessageDigest outer;

  Hmac(byte[] key) {
    byte[] block = Arrays.copyOf(key.length > BLOCK ? begun(NOTHING).digest(key) : key, BLOCK);
    innerPad = xored(block, 0x36);
    outerPad = xored(block, 0x5c);
    inner = begun(innerPad);
    outer = begun(outerPad);
  }

  /** Of the parts, one after the other. */
  byte[] of(byte[]... parts) {
    MessageDigest hash = copy(inner, innerPad);
    for (byte[] part : parts) {
      hash.update(part);
    }
    return copy(outer, outerPad).digest(hash.digest());
  }

  private static MessageDigest begun(byte[] pad) {
    MessageDigest begun = copy(UNUSED, NOTHING);
    begun.update(pad);
    return begun;
  }

  /** One that has had the same bytes; most providers can copy that, which is half the work. */
  private static MessageDigest copy(MessageDigest hash, byte[] had) {
    try {
      return (MessageDigest) hash.clone();
    } catch (CloneNotSupportedException e) {
      MessageDigest again = sha512();
      again.update(had);
      return again;
    }
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
