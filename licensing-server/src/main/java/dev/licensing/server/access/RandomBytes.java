package dev.licensing.server.access;

import java.security.SecureRandom;

/** Where tokens, ids, serials and salts come from. Safe for use by several threads. */
@FunctionalInterface
public interface RandomBytes {

  /** That many bytes nobody can foresee. */
  byte[] next(int count);

  /** Those of the platform. */
  static RandomBytes secure() {
    SecureRandom random = new SecureRandom();
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return bytes;
    };
  }
}
