package dev.licensing.core.model;

import java.util.UUID;

/** The id of a runtime key: opaque, made outside the engine and never reused (rule 14.5). */
public record RuntimeKeyId(UUID value) {

  /**
   * Reads an id from its text.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static RuntimeKeyId of(String text) {
    return new RuntimeKeyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
