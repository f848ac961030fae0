package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.List;

/**
 * What removing a user does (rule 6.5): every activation that ends, on whatever order, and from
 * where the user is barred. It is not for a single lost machine: that is what a remote deactivation
 * is for.
 *
 * @param user who is removed
 * @param name the user's name
 * @param touched every activation that ends, by order, serial and age
 * @param instead what to do if it is about one machine only
 */
public record RemovalReport(
    AccountId user, String name, List<Touched> touched, List<Remedy> instead) implements Report {

  /** Copies the lists. */
  public RemovalReport {
    touched = List.copyOf(touched);
    instead = List.copyOf(instead);
  }

  /**
   * One activation that ends.
   *
   * @param offlineUseUntil until when the machine may still run from its license file
   */
  public record Touched(
      OrderId order,
      ProductId product,
      SerialNumber serial,
      SeatUse use,
      Instant offlineUseUntil) {}

  @Override
  public ReportHash hash() {
    StringBuilder text = new StringBuilder("remove ").append(user).append('\n');
    touched.forEach(one -> text.append(one.use().activation()).append('\n'));
    return ReportHash.of(text.toString());
  }
}
