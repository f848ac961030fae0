package dev.licensing.core.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A component's value as it leaves the machine: SHA-256 over product, kind and value, in base64url
 * without padding (rules 13.1, 13.5). The product is the salt, so that two vendors cannot compare
 * their customers.
 */
public record ComponentHash(String value) {

  private static final int LENGTH = 43;

  /**
   * @throws IllegalArgumentException unless it is 43 characters of base64url
   */
  public ComponentHash {
    if (!isBase64(value)) {
      throw new IllegalArgumentException("a component hash is 43 characters of base64url");
    }
  }

  private static boolean isBase64(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (c < '0' || c > '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return value.length() == LENGTH;
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

  /** Written out: a record's own is put together at run time, which a product's start pays for. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ComponentHash that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
