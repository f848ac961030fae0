package dev.licensing.client.answer;

import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.List;

/**
 * What stands against deleting an account, or what follows from it (rules 8.3, 8.4). The data
 * cannot be recovered; serials that are worth something should be claimed by another account at
 * once.
 *
 * @param blocking what is in the way; of a serial used on very many machines the oldest are listed
 * @param moreSeats live activations of owned serials beyond those listed
 * @param lost every owned serial: anyone who knows it can claim it afterwards
 * @param leaves the serials of others that the account could use
 * @param roles the orders of others that the account manages; they go on without it
 */
public record Deletion(
    AccountId account,
    List<SerialInUse> blocking,
    int moreSeats,
    List<Lost> lost,
    List<SerialNumber> leaves,
    List<OrderId> roles) {

  /** Copies the lists. */
  public Deletion {
    blocking = List.copyOf(blocking);
    lost = List.copyOf(lost);
    leaves = List.copyOf(leaves);
    roles = List.copyOf(roles);
  }

  /** Whether nothing stands in the way. */
  public boolean possible() {
    return blocking.isEmpty();
  }

  /**
   * A serial that goes.
   *
   * @param losesAccess the names of the assigned users who can use it no longer
   */
  public record Lost(SerialNumber serial, List<String> losesAccess) {

    /** Copies the names. */
    public Lost {
      losesAccess = List.copyOf(losesAccess);
    }
  }
}
