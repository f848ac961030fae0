package dev.licensing.core.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A component's value as it leaves the machine: SHA-256 over product, kind and value, in base64url
 * without padding (rules 13.1, 13.5). The product is the salt, so that two vendors cannot compare
 * their customers.
 */
public record ComponentHash(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * @throws IllegalArgumentException unless it is 43 characters of base64url
   */
  public ComponentHash {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a component hash is 43 characters of base64url");
    }
  }

  /** Hashes what a probe read. */
  public static ComponentHash of(String product, ComponentKind kind, String read) {
    String text = product + '\0' + kind.name() + '\0' + read.strip();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new ComponentHash(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
