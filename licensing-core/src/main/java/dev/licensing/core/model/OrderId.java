package dev.licensing.core.model;

import java.util.UUID;

/** The id of an order: opaque, made outside the engine and never reused (rule 14.5). */
public record OrderId(UUID value) implements Comparable<OrderId> {

  /**
   * Reads an id from its text.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static OrderId of(String text) {
    return new OrderId(UUID.fromString(text));
  }

  @Override
  public int compareTo(OrderId other) {
    return IdOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
