package dev.licensing.core.model;

import java.util.UUID;

/** The id of one command; the record names it (rules 14.4, 14.5). */
public record CommandId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
