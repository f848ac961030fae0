package dev.licensing.core.decision;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One effect of a permitted command. A store applies them in order, all or none. Each that touches
 * an account, an order or a serial (its seats apart) lets that one's revision grow; assignments and
 * invitations belong to their serial. A change that finds nothing to change (an activation that has
 * ended meanwhile, an invitation or assignment that is gone or there already) is a failed
 * assumption: the store decides again.
 */
public sealed interface Change {

  /** Hands this change to its own case. */
  <R> R accept(Cases<R> cases);

  /** There is a new account. */
  record AccountRegistered(Account account, String credential) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public String toString() {
      return "AccountRegistered[" + account.id() + "]";
    }
  }

  /**
   * An account's personal data is gone, wherever the store has it: e-mail, name, credential,
   * sessions, the names and identities of its machines, its words in the record and in waiting
   * notices, stored replies that may mention it, its assignments and the invitations for its
   * e-mail. Its id stays as a pseudonym of the history (rules 8.6, 8.7).
   */
  record AccountErased(AccountId account) implements Change {
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

  /** The serials of an order have another owner, or none, and these terms. */
  record OwnerChanged(OrderId order, Optional<AccountId> owner, Terms terms) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An account may use a serial. */
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

  /** All assignments and invitations of a serial have ended. */
  record SharingEnded(SerialNumber serial) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A live activation takes one seat. */
  record ActivationStarted(Activation activation) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A live activation was seen on its machine. */
  record ActivationSeen(ActivationId activation, Machine machine, Instant at) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A live activation ended and gave its seat back. */
  record ActivationEnded(ActivationId activation, Ending ending) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** Until this instant the serial cannot be force-released again (rule 3.3). */
  record CoolDownStarted(SerialNumber serial, Instant until) implements Change {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** One method for each change. */
  interface Cases<R> {
    R on(AccountRegistered change);

    R on(AccountErased change);

    R on(OrderIssued change);

    R on(OwnerChanged change);

    R on(UserAssigned change);

    R on(UserUnassigned change);

    R on(UserInvited change);

    R on(InvitationEnded change);

    R on(SharingEnded change);

    R on(ActivationStarted change);

    R on(ActivationSeen change);

    R on(ActivationEnded change);

    R on(CoolDownStarted change);
  }
}
