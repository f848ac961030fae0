package dev.licensing.core.model;

import java.util.UUID;

/** The id of a request: opaque, made outside the engine and never reused (rule 14.5). */
public record RequestId(UUID value) implements Comparable<RequestId> {

  /**
   * Reads an id from its text.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static RequestId of(String text) {
    return new RequestId(UUID.fromString(text));
  }

  @Override
  public int compareTo(RequestId other) {
    return IdOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
