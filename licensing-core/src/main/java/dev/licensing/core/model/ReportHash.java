package dev.licensing.core.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for everything a report says; confirming it confirms exactly that (rules 8.5, 14.3). */
public record ReportHash(String value) {

  private static final int LENGTH = 32;

  /**
   * @throws IllegalArgumentException unless it is 32 hexadecimal digits
   */
  public ReportHash {
    if (value.length() != LENGTH || !isHexadecimal(value)) {
      throw new IllegalArgumentException("a report hash is 32 hexadecimal digits");
    }
  }

  private static boolean isHexadecimal(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Hashes the canonical text of a report. */
  public static ReportHash of(String canonical) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return new ReportHash(HexFormat.of().formatHex(hash, 0, LENGTH / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
