package dev.licensing.core.decision;

import dev.licensing.core.model.SerialNumber;
import java.util.List;

/**
 * What the deletion of an account means for one serial it owns (rule 8.4): anyone who knows it can
 * claim it afterwards.
 *
 * @param losesAccess the names of the assigned users who can use it no longer
 */
public record SerialLost(SerialNumber serial, List<String> losesAccess) {

  /** Copies the names. */
  public SerialLost {
    losesAccess = List.copyOf(losesAccess);
  }
}
