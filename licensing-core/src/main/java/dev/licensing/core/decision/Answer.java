package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** What a permitted command answers. */
public sealed interface Answer {

  /** The account exists now. */
  record Registered(AccountId account) implements Answer {}

  /** The account has this e-mail now. */
  record EmailChanged(AccountId account, Email email) implements Answer {}

  /** The account has this name now. */
  record NameChanged(AccountView account) implements Answer {}

  /** The account exists no more. */
  record Deleted(DeletionReport report) implements Answer {}

  /** The order exists now. */
  record Issued(OrderId order, SortedSet<SerialNumber> serials) implements Answer {}

  /** The serials belong to the order now. */
  record SerialsAdded(OrderId order, SortedSet<SerialNumber> serials) implements Answer {}

  /** The order is under the new terms now. */
  record TermsChanged(OrderId order) implements Answer {}

  /** The order, or one serial of it, is in this standing now. */
  record StandingChanged(OrderId order, Optional<SerialNumber> serial, Standing standing)
      implements Answer {}

  /** The product can be tried now, or no longer. */
  record TrialOffered(ProductId product, boolean offered) implements Answer {}

  /** The person owns the serials of the order. */
  record Claimed(OrderId order, SortedSet<SerialNumber> serials) implements Answer {}

  /** The serials have no owner any more. */
  record Relinquished(RelinquishReport report) implements Answer {}

  /**
   * What became of each serial.
   *
   * @param to the new owner, or for whom they are reserved
   */
  record Transferred(SortedMap<SerialNumber, Handover> serials, Email to) implements Answer {}

  /** What became of each serial: the user is assigned, or invited. */
  record Assigned(SortedMap<SerialNumber, Sharing> serials) implements Answer {}

  /** What became of each serial. */
  record Unassigned(SortedMap<SerialNumber, Sharing> serials) implements Answer {}

  /**
   * The owner is told; empty if there was nothing to ask for, because the person may use the
   * serial.
   */
  record AccessRequested(SerialNumber serial, Optional<RequestId> request) implements Answer {}

  /** The vendor is asked. */
  record Requested(RequestId request) implements Answer {}

  /**
   * Support is asked.
   *
   * @param quota how many remote deactivations the order has had, and when the next is free
   */
  record RemoteDeactivationRequested(RequestId request, Quota quota) implements Answer {}

  /** The request was turned down. */
  record Declined(RequestId request) implements Answer {}

  /** What was asked for is done. */
  record Approved(RequestId request) implements Answer {}

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

  /**
   * The activation is live on the machine as it is now.
   *
   * @param coolDownUntil the first instant at which the next force release or reactivation is
   *     possible; empty if the identity had not changed, so that nothing happened
   */
  record Reactivated(Activation activation, Optional<Instant> coolDownUntil) implements Answer {}

  /** The activation has ended, now or earlier (rule 3.1: twice is the same as once). */
  record Released(Activation activation) implements Answer {}

  /** The activation has ended, from elsewhere. */
  record ForceReleased(Activation activation, ForceReleaseReport report) implements Answer {}

  /** Support has ended the activation. */
  record DeactivatedRemotely(Activation activation, RemoteDeactivationReport report)
      implements Answer {}

  /** The user's activations have ended and the user is barred. */
  record UserRemoved(RemovalReport report) implements Answer {}

  /** The user may activate again; false if they could all the time. */
  record Reinstated(AccountId user, boolean wasBarred) implements Answer {}

  /** So many lapsed activations were closed; there may be more. */
  record LapsesTold(int closed) implements Answer {}

  /** The person manages the order now, or will when they register. */
  record ManagerAdded(OrderId order, Email manager, Sharing outcome) implements Answer {}

  /** The person manages the order no longer. */
  record ManagerRemoved(OrderId order, Email manager) implements Answer {}

  /**
   * What became of each host.
   *
   * @param keysUntil until when keys that were issued before still serve; empty if there is none
   */
  record HostnamesChanged(
      OrderId order,
      HostClass hostClass,
      SortedMap<HostName, Listing> hosts,
      Optional<Instant> keysUntil)
      implements Answer {}

  /**
   * The runtime key is the statement that comes with the decision.
   *
   * @param earlierKeysUntil until when keys that were issued before still serve; empty if there is
   *     none
   */
  record RuntimeKeyIssued(RuntimeKeyId key, Instant validUntil, Optional<Instant> earlierKeysUntil)
      implements Answer {}

  /** One account. */
  record AccountShown(AccountView account) implements Answer {}

  /** What the person owns, may use, uses and manages. */
  record EstateShown(List<SerialOverview> serials, List<OrderOverview> orders) implements Answer {

    /** Copies the lists. */
    public EstateShown {
      serials = List.copyOf(serials);
      orders = List.copyOf(orders);
    }
  }

  /** One serial. */
  record SerialShown(SerialOverview serial) implements Answer {}

  /** One order. */
  record OrderShown(OrderView order) implements Answer {}

  /**
   * Orders, by their ids.
   *
   * @param next behind which the list goes on; empty at its end
   */
  record OrdersFound(List<FoundOrder> orders, Optional<OrderId> next) implements Answer {

    /** Copies the list. */
    public OrdersFound {
      orders = List.copyOf(orders);
    }
  }

  /** Open requests, the oldest first. */
  record RequestsShown(List<RequestView> requests) implements Answer {

    /** Copies the list. */
    public RequestsShown {
      requests = List.copyOf(requests);
    }
  }

  /** How a person stands to a serial or an order after sharing it. */
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

  /** What became of a serial that was handed on. */
  enum Handover {
    /** It has the new owner. */
    TRANSFERRED,
    /** The new owner can claim it. */
    RESERVED,
    /** It had this owner before; nothing changed. */
    UNCHANGED
  }

  /** What became of a host. */
  enum Listing {
    /** It is listed now. */
    ADDED,
    /** It is listed no longer. */
    REMOVED,
    /** It was so before. */
    UNCHANGED
  }
}
