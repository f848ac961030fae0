package dev.licensing.core.decision;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.Set;

/**
 * Something a decision rests on. A store commits the changes only while all of them still hold, else
 * it loads the facts again and decides again. That a seat is free, and that one user holds a serial,
 * the store's own schema refuses to break, so that activations of one serial need not wait for each
 * other's decisions.
 */
public sealed interface Assumption {

  /** The account exists and is at this revision. */
  record AccountAt(AccountId account, long revision) implements Assumption {}

  /** The order is at this revision. */
  record OrderAt(OrderId order, long revision) implements Assumption {}

  /** The serial is at this revision; its seats do not count. */
  record SerialAt(SerialNumber serial, long revision) implements Assumption {}

  /** Nobody has a live activation of the serial. */
  record SerialUnused(SerialNumber serial) implements Assumption {}

  /**
   * The live activations of the account on the serial that could be of this machine (they share a
   * telling component with it) are these, so that one machine never takes two seats (rule 2.4).
   */
  record CandidatesAre(
      SerialNumber serial,
      AccountId account,
      MachineIdentity machine,
      Set<ActivationId> candidates)
      implements Assumption {}

  /** The account has no live activation anywhere. */
  record AccountInactive(AccountId account) implements Assumption {}
}
