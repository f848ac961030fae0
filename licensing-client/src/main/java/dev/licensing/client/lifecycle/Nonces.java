package dev.licensing.client.lifecycle;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes texts that nobody else makes: nonces and idempotency keys. */
public record Nonces(RandomGenerator random) {

  private static final int BYTES = 24;

  /** 32 characters of base64url, 192 random bits. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
