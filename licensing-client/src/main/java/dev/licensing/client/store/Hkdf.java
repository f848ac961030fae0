package dev.licensing.client.store;

import java.nio.charset.StandardCharsets;

/** HKDF with SHA-512 (RFC 5869), one block of output: 64 bytes. */
final class Hkdf {

  private static final byte[] FIRST = {1};

  private Hkdf() {}

  static byte[] derive(byte[] secret, byte[] salt, String info) {
    byte[] extracted = new Hmac(salt).of(secret);
    return new Hmac(extracted).of(info.getBytes(StandardCharsets.UTF_8), FIRST);
  }
}
