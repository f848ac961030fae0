package dev.licensing.core.decision;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Trial;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One effect of a permitted command. A store applies them in order, all or none. Each that touches
 * an account, an order or a serial (its seats apart) lets that one's revision grow; assignments and
 * invitations belong to their serial. One that finds nothing to change is a failed assumption: the
 * store decides again. {@code dev.licensing.core.replay.State} is these words as a program.
 */
public sealed interface Change {

  /** Hands this change to its own case. */
  <R> R accept(Cases<R> cases);

  /** There is a new account. */
  record AccountRegistered(Account account, String credential) implements Change {
    @Override
    public String toString() {
      return "AccountRegistered[" + account.id() + "]";
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An account has the e-mail and the name it has here, one revision later. */
  record AccountChanged(Account account) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /**
   * Nothing personal of an account is left, wherever the store has it: in the account, its
   * sessions, machines, requests and roles, in what waits for its e-mail, in notices, in kept
   * replies, and in the record. What it had that lapsed is closed. Its id stays (rules 8.6, 8.7).
   */
  record AccountErased(AccountId account) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An account was removed from an order and must not activate (rule 6.2). */
  record UserBarred(Bar bar) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An account is no longer barred because of its removal from this order (rule 6.6). */
  record UserReinstated(AccountId account, OrderId order) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** There is a new order with these unused serials. */
  record OrderIssued(Order order, SortedSet<SerialNumber> serials) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** There are more serials of an order, unused. */
  record SerialsAdded(OrderId order, SortedSet<SerialNumber> serials) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An order is as it is here, one revision later; its serials stay. */
  record OrderChanged(Order order) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /**
   * Standing and cool-down of a serial are as they are here, one revision later; its seats stay.
   */
  record SerialChanged(Serial serial) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A role waits for an account with an e-mail (rule 5.9). */
  record RoleAwaited(PendingRole role) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A role was taken up, or withdrawn. */
  record RoleNotAwaited(PendingRole role) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An account may use a serial; its open request for access to it has ended with that. */
  record UserAssigned(Assignment assignment) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An account may use a serial no longer. */
  record UserUnassigned(SerialNumber serial, AccountId account) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** Somebody without an account is invited to use a serial. */
  record UserInvited(Invitation invitation) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An invitation was taken up or withdrawn. */
  record InvitationEnded(Invitation invitation) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** All assignments, invitations and open requests for access of a serial have ended. */
  record SharingEnded(SerialNumber serial) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /**
   * A live activation takes one seat. Where none is free, the activations of the serial that had
   * lapsed by its beginning are closed first (rule 2.11).
   */
  record ActivationStarted(Activation activation) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /**
   * An activation that is live at this instant was seen on its machine.
   *
   * @param leaseUntil the new end of its lease; empty if it has none
   */
  record ActivationSeen(
      ActivationId activation, Machine machine, Instant at, Optional<Instant> leaseUntil)
      implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An activation that is live at the instant of the ending ended, and gave its seat back. */
  record ActivationEnded(ActivationId activation, Ending ending) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An activation whose lease ended then, and no later, is closed, and its user is told; once. */
  record ActivationLapsed(ActivationId activation, Instant leaseUntil) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** Somebody asks for what nobody asks yet; support is asked to end only what is live. */
  record RequestMade(Request request) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A request was decided, or replaced. */
  record RequestClosed(RequestId request) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A product may be tried under these terms; empty: no longer. */
  record TrialOffered(ProductId product, Optional<Terms> terms) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A product is tried on a machine. */
  record TrialStarted(Trial trial) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** One method for each change. */
  interface Cases<R> {
    R on(AccountRegistered change);

    R on(AccountChanged change);

    R on(AccountErased change);

    R on(UserBarred change);

    R on(UserReinstated change);

    R on(OrderIssued change);

    R on(SerialsAdded change);

    R on(OrderChanged change);

    R on(SerialChanged change);

    R on(RoleAwaited change);

    R on(RoleNotAwaited change);

    R on(UserAssigned change);

    R on(UserUnassigned change);

    R on(UserInvited change);

    R on(InvitationEnded change);

    R on(SharingEnded change);

    R on(ActivationStarted change);

    R on(ActivationSeen change);

    R on(ActivationEnded change);

    R on(ActivationLapsed change);

    R on(RequestMade change);

    R on(RequestClosed change);

    R on(TrialOffered change);

    R on(TrialStarted change);
  }
}
