package dev.licensing.core.decision;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.util.Set;

/**
 * Something a decision rests on. A store commits the changes only while all of them still hold,
 * else it loads the facts again and decides again. That a seat is free, and that one user holds a
 * serial, the store's own schema refuses to break, so that activations of one serial need not wait
 * for each other's decisions.
 */
public sealed interface Assumption {

  /** Hands this assumption to its own case. */
  <R> R accept(Cases<R> cases);

  /** The account exists, is not erased, and is at this revision. */
  record AccountAt(AccountId account, long revision) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The order is at this revision. */
  record OrderAt(OrderId order, long revision) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The serial is at this revision; its seats do not count. */
  record SerialAt(SerialNumber serial, long revision) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** Nobody has a live activation of the serial. */
  record SerialUnused(SerialNumber serial) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The account has no live activation of the serial (rule 4.6). */
  record SerialUnusedBy(SerialNumber serial, AccountId account) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /**
   * Of the live activations of the account on the serial that could be of this machine (they share
   * a telling component with it), the {@code FactsNeeded.MOST_CANDIDATES} that share most, of
   * equals the last seen, are all among these, so that one machine never takes two seats (rule
   * 2.4).
   */
  record CandidatesAre(
      SerialNumber serial, AccountId account, MachineIdentity machine, Set<ActivationId> candidates)
      implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The account has no live activation anywhere (rule 8.2). */
  record AccountInactive(AccountId account) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The account is the customer of these orders and no others (rule 8.6). */
  record OwnsExactly(AccountId account, Set<OrderId> orders) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** One method for each assumption. */
  interface Cases<R> {
    R on(AccountAt assumption);

    R on(OrderAt assumption);

    R on(SerialAt assumption);

    R on(SerialUnused assumption);

    R on(SerialUnusedBy assumption);

    R on(CandidatesAre assumption);

    R on(AccountInactive assumption);

    R on(OwnsExactly assumption);
  }
}
