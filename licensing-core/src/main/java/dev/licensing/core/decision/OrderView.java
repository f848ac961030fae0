package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Hosts;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One order, as far as the caller may see it.
 *
 * @param managers whom to ask: each manager's name and e-mail (rule 5.4)
 * @param support whether the caller may ask for technical support (rule 5.3)
 * @param contents all the rest, for the managers and the vendor (rule 5.2); empty for a developer
 */
public record OrderView(
    OrderId order,
    ProductId product,
    List<Manager> managers,
    boolean support,
    Optional<Contents> contents) {

  /** Copies the list. */
  public OrderView {
    managers = List.copyOf(managers);
  }

  /** One manager; somebody with several roles is listed once for each. */
  public record Manager(Role role, String name, Email email) {}

  /** A role that waits for somebody to register. */
  public record Awaited(Role role, Email email) {}

  /** Somebody who was removed, and since when (rule 6.2). */
  public record Removed(AccountId account, String name, Email email, Instant since) {}

  /**
   * What the managers see.
   *
   * @param serials the first, or those behind the one that was named
   * @param next behind which the list goes on; empty at its end
   * @param quota of remote deactivations
   * @param requests those that are open, the oldest first
   * @param removed who was removed from this order and is barred, the latest first; a manager can
   *     reinstate them (rule 6.6)
   */
  public record Contents(
      Standing standing,
      Terms terms,
      int serialCount,
      List<Awaited> awaited,
      List<SerialOverview> serials,
      Optional<SerialNumber> next,
      Hosts hosts,
      Quota quota,
      List<RequestView> requests,
      List<Removed> removed) {

    /** Copies the lists. */
    public Contents {
      awaited = List.copyOf(awaited);
      serials = List.copyOf(serials);
      requests = List.copyOf(requests);
      removed = List.copyOf(removed);
    }
  }
}
