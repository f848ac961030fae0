package dev.licensing.core.model;

import java.util.UUID;

/**
 * The order of ids: by their bytes, as databases and texts have it. That of the JDK takes the
 * halves of a UUID for signed numbers, so that a page of a list would begin elsewhere than where
 * the store says.
 */
final class IdOrder {

  private IdOrder() {}

  static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
