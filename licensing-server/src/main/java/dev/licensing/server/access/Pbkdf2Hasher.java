package dev.licensing.server.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA-512 from the JDK, 210,000 iterations (OWASP Password Storage Cheat Sheet).
 * The text is of the PHC form {@code $pbkdf2-sha512$i=210000$SALT$HASH}; texts with other counts
 * serve on.
 */
public final class Pbkdf2Hasher implements PasswordHasher {

  private static final int ITERATIONS = 210_000;
  private static final int LEAST_ITERATIONS = 1_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;
  private static final Pattern KEPT =
      Pattern.compile(
          "\\$pbkdf2-sha512\\$i=([1-9][0-9]{0,7})\\$([A-Za-z0-9+/]{2,88})\\$([A-Za-z0-9+/]{2,88})");

  private final RandomBytes random;
  private final int iterations;

  /** Takes its salts from here. */
  public Pbkdf2Hasher(RandomBytes random) {
    this(random, ITERATIONS);
  }

  /**
   * With another number of iterations, for faster machines, or for tests.
   *
   * @throws IllegalArgumentException unless from a thousand to ten millions
   */
  public Pbkdf2Hasher(RandomBytes random, int iterations) {
    if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("iterations are from a thousand to ten millions");
    }
    this.random = random;
    this.iterations = iterations;
  }

  @Override
  public String hash(String password) {
    byte[] salt = random.next(SALT_BYTES);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$pbkdf2-sha512$i="
        + iterations
        + "$"
        + encoder.encodeToString(salt)
        + "$"
        + encoder.encodeToString(derive(password, salt, iterations));
  }

  @Override
  public boolean matches(String password, String kept) {
    Matcher parts = KEPT.matcher(kept);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) > MOST_ITERATIONS) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(2));
    byte[] hash = Base64.getDecoder().decode(parts.group(3));
    return MessageDigest.isEqual(hash, derive(password, salt, Integer.parseInt(parts.group(1))));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    char[] characters = password.toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 8 has this algorithm", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, '\0');
    }
  }
}
