package dev.licensing.core.model;

import java.util.regex.Pattern;

/** The name under which a vendor sells one product, for example {@code acme-studio}. */
public record ProductId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /**
   * @throws IllegalArgumentException unless 1 to 64 of {@code a-z 0-9 . _ -}, not led by a sign
   */
  public ProductId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("product is not 1 to 64 of a-z, 0-9, '.', '_', '-'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
