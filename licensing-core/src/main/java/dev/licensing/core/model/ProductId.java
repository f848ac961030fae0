package dev.licensing.core.model;

import org.jspecify.annotations.Nullable;

/** The name under which a vendor sells one product, for example {@code acme-studio}. */
public record ProductId(String value) {

  private static final int LONGEST = 64;

  /**
   * @throws IllegalArgumentException unless 1 to 64 of {@code a-z 0-9 . _ -}, not led by a sign
   */
  public ProductId {
    if (!isName(value)) {
      throw new IllegalArgumentException("product is not 1 to 64 of a-z, 0-9, '.', '_', '-'");
    }
  }

  private static boolean isName(String value) {
    if (value.isEmpty() || value.length() > LONGEST || "._-".indexOf(value.charAt(0)) >= 0) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && "._-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Written out: a record's own is put together at run time, which a product's start pays for. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProductId that && value.equals(that.value);
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
