package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import java.util.List;

/**
 * Everything about deleting an account: what blocks it, or what follows from it. The data cannot be
 * recovered; serials that are worth something should be claimed by another account at once (8.4).
 *
 * @param blocking every activation in the way (rules 8.1, 8.2); empty if deletion is possible. Of a
 *     serial used on very many machines the oldest are listed, see {@code moreSeats}
 * @param moreSeats live activations of owned serials beyond those listed
 * @param lost every owned serial, which becomes claimable
 * @param leaves the serials of others that the account could use
 * @param roles the orders of others that the account manages; they go on without it (rule 8.8)
 */
public record DeletionReport(
    AccountId account,
    List<SerialInUse> blocking,
    int moreSeats,
    List<SerialLost> lost,
    List<SerialNumber> leaves,
    List<OrderId> roles)
    implements Report {

  /** Copies the lists. */
  public DeletionReport {
    blocking = List.copyOf(blocking);
    lost = List.copyOf(lost);
    leaves = List.copyOf(leaves);
    roles = List.copyOf(roles);
  }

  /** Whether nothing stands in the way. */
  public boolean possible() {
    return blocking.isEmpty();
  }

  @Override
  public ReportHash hash() {
    StringBuilder text = new StringBuilder(256).append("delete ").append(account).append('\n');
    for (SerialInUse use : blocking) {
      text.append("blocked by ").append(use.use().activation()).append('\n');
    }
    if (moreSeats > 0) {
      text.append("and ").append(moreSeats).append('\n');
    }
    for (SerialLost serial : lost) {
      serial.appendTo(text);
    }
    for (SerialNumber serial : leaves) {
      text.append("leaves ").append(serial).append('\n');
    }
    for (OrderId order : roles) {
      text.append("role in ").append(order).append('\n');
    }
    return ReportHash.of(text.toString());
  }
}
