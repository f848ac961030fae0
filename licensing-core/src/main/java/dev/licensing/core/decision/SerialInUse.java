package dev.licensing.core.decision;

import dev.licensing.core.model.SerialNumber;
import java.util.List;

/**
 * One activation that stands in the way of deleting an account (rule 8.3).
 *
 * @param owned whether the account owns the serial
 * @param remedies what to do about it, the gentlest first
 */
public record SerialInUse(SerialNumber serial, boolean owned, SeatUse use, List<Remedy> remedies) {

  /** Copies the remedies. */
  public SerialInUse {
    remedies = List.copyOf(remedies);
  }
}
