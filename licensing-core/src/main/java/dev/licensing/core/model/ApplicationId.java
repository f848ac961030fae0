package dev.licensing.core.model;

/**
 * The name a deployed application has in itself, where host names do not fit: for example {@code
 * com.example.shop}; at most 200 characters.
 */
public record ApplicationId(String value) {

  /**
   * @throws IllegalArgumentException if it is empty, too long or has control characters
   */
  public ApplicationId {
    value = Text.bounded("application", value, 200);
  }

  @Override
  public String toString() {
    return value;
  }
}
