package dev.licensing.core.model;

import java.util.UUID;

/** The id of an activation: opaque, made outside the engine and never reused (rule 14.5). */
public record ActivationId(UUID value) implements Comparable<ActivationId> {

  /**
   * Reads an id from its text.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static ActivationId of(String text) {
    return new ActivationId(UUID.fromString(text));
  }

  @Override
  public int compareTo(ActivationId other) {
    return IdOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
