package dev.licensing.core.facts;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.List;

/** What the caller owns, may use, uses and manages. */
public record Estate(Facts facts, AccountId caller) {

  /** The serials the caller owns. */
  public List<Serial> owned() {
    return Rows.all(serials(), this::owns);
  }

  /** The serials the caller does not own but uses, or is assigned to. */
  public List<Serial> shared() {
    return Rows.all(serials(), serial -> !owns(serial) && mayUse(serial));
  }

  /** All live activations of the caller. */
  public List<Activation> uses() {
    require(Extent.ESTATE);
    return Rows.all(facts.activations(), use -> isOwn(use) && use.liveAt(facts.at()));
  }

  /** The orders in which the caller has a role. */
  public List<Order> managed() {
    require(Extent.ROLES);
    return Rows.all(facts.orders(), order -> order.managedBy(caller));
  }

  private List<Serial> serials() {
    require(Extent.ESTATE);
    return facts.serials();
  }

  private boolean owns(Serial serial) {
    return facts.order(serial).ownedBy(caller);
  }

  private boolean mayUse(Serial serial) {
    return facts.assigned(serial.number(), caller)
        || Rows.any(
            facts.activations(),
            use -> isOwn(use) && use.serial().equals(serial.number()) && use.liveAt(facts.at()));
  }

  private boolean isOwn(Activation use) {
    return use.account().equals(caller);
  }

  private void require(Extent extent) {
    Facts.require(facts.asked().has(extent), extent);
  }
}
