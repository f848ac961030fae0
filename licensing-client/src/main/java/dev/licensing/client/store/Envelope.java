package dev.licensing.client.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Seals one text under a key that seals no other: it is encrypted with a pad of HMAC-SHA-512 in
 * counter mode (NIST SP 800-108), and what comes of that is authenticated with HMAC-SHA-512, cut to
 * 256 bits, so that what was changed does not open. Pad and tag have a half of the key each.
 *
 * <p>Not AES-GCM, because a product opens one each time it starts
 * (docs/decisions/2026-11-26-cold-start.md).
 */
final class Envelope {

  static final int KEY_BYTES = 64;
  private static final int TAG_BYTES = 32;

  private final Hmac pad;
  private final Hmac tag;

  /**
   * An envelope to seal one text, or to open it again.
   *
   * @param key nobody can guess either half, and it has sealed nothing else
   */
  Envelope(byte[] key) {
    this.pad = new Hmac(Arrays.copyOf(key, KEY_BYTES / 2));
    this.tag = new Hmac(Arrays.copyOfRange(key, KEY_BYTES / 2, KEY_BYTES));
  }

  /** The encrypted text and its tag. */
  byte[] seal(byte[] plain) {
    byte[] text = encrypted(plain);
    byte[] sealed = Arrays.copyOf(text, text.length + TAG_BYTES);
    System.arraycopy(tag.of(text), 0, sealed, text.length, TAG_BYTES);
    return sealed;
  }

  /** Empty unless key and every bit are those of the sealing. */
  Optional<byte[]> open(byte[] sealed) {
    int length = sealed.length - TAG_BYTES;
    if (length < 0) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOf(sealed, length);
    byte[] found = Arrays.copyOfRange(sealed, length, sealed.length);
    return MessageDigest.isEqual(Arrays.copyOf(tag.of(text), TAG_BYTES), found)
        ? Optional.of(encrypted(text))
        : Optional.empty();
  }

  /** The same again decrypts. */
  private byte[] encrypted(byte[] text) {
    byte[] result = text.clone();
    for (int start = 0; start < text.length; start += Hmac.BYTES) {
      byte[] block = pad.of(ByteBuffer.allocate(Integer.BYTES).putInt(start).array());
      for (int i = start; i < Math.min(start + Hmac.BYTES, text.length); i++) {
        result[i] ^= block[i - start];
      }
    }
    return result;
  }
}
