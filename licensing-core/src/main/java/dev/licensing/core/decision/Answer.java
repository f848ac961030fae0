package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.SortedMap;
import java.util.SortedSet;

/** What a permitted command answers. */
public sealed interface Answer {

  /** The account exists now. */
  record Registered(AccountId account) implements Answer {}

  /** The account exists no more. */
  record Deleted(DeletionReport report) implements Answer {}

  /** The order exists now. */
  record Issued(OrderId order, SortedSet<SerialNumber> serials) implements Answer {}

  /** The person owns the serials of the order. */
  record Claimed(OrderId order, SortedSet<SerialNumber> serials) implements Answer {}

  /** What became of each serial: the user is assigned, or invited. */
  record Assigned(SortedMap<SerialNumber, Sharing> serials) implements Answer {}

  /** What became of each serial. */
  record Unassigned(SortedMap<SerialNumber, Sharing> serials) implements Answer {}

  /** The owner is told. */
  record AccessRequested(SerialNumber serial) implements Answer {}

  /**
   * The activation is live.
   *
   * @param existing whether it was so before (rule 2.4)
   * @param liveSeats seats of the serial now taken
   * @param machineLimit seats there are
   */
  record Activated(Activation activation, boolean existing, int liveSeats, int machineLimit)
      implements Answer {}

  /** The activation is live still. */
  record Refreshed(Activation activation) implements Answer {}

  /** The activation has ended, now or earlier (rule 3.1: twice is the same as once). */
  record Released(Activation activation) implements Answer {}

  /** The activation has ended, from elsewhere. */
  record ForceReleased(Activation activation, ForceReleaseReport report) implements Answer {}

  /** How a user stands to a serial after assigning or unassigning. */
  enum Sharing {
    /** May use it now. */
    ASSIGNED,
    /** May use it after registering. */
    INVITED,
    /** Stood so before; nothing changed. */
    UNCHANGED,
    /** May not use it any more. */
    UNASSIGNED
  }
}
