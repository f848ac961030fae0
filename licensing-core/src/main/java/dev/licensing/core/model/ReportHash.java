package dev.licensing.core.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Stands for everything a report says; confirming it confirms exactly that (rules 8.5, 14.3). */
public record ReportHash(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException unless it is 32 hexadecimal digits
   */
  public ReportHash {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a report hash is 32 hexadecimal digits");
    }
  }

  /** Hashes the canonical text of a report. */
  public static ReportHash of(String canonical) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return new ReportHash(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
