package dev.licensing.core.model;

import java.util.UUID;

/** The id of an account: opaque, made outside the engine and never reused (rule 14.5). */
public record AccountId(UUID value) implements Comparable<AccountId> {

  /**
   * Reads an id from its text.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static AccountId of(String text) {
    return new AccountId(UUID.fromString(text));
  }

  @Override
  public int compareTo(AccountId other) {
    return IdOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
