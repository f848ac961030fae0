package dev.licensing.core.decision;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
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

  /** Nobody has an activation of the serial that is live at this instant. */
  record SerialUnused(SerialNumber serial, Instant at) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The account has no activation of the serial that is live at this instant (rule 4.6). */
  record SerialUnusedBy(SerialNumber serial, AccountId account, Instant at) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /**
   * Of the un-ended activations of the account on the serial that could be of this machine (they
   * share a telling component with it), the {@code FactsNeeded.MOST_CANDIDATES} that share most, of
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

  /** The account has exactly these activations that are live at this instant (rules 6.2, 8.2). */
  record LiveActivationsAre(AccountId account, Set<ActivationId> activations, Instant at)
      implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The account has a role in exactly these orders (rule 8.6). */
  record RolesAreIn(AccountId account, Set<OrderId> orders) implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /**
   * The trial offer of the product is at this revision, and of its trials on machines that share a
   * telling component with this one, the {@code FactsNeeded.MOST_CANDIDATES} that share most are
   * all among these, so that no machine tries it twice (rule 11.4).
   */
  record TrialsAre(
      ProductId product, long revision, MachineIdentity machine, Set<SerialNumber> trials)
      implements Assumption {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** The request is open. */
  record RequestOpen(RequestId request) implements Assumption {
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

    R on(LiveActivationsAre assumption);

    R on(RolesAreIn assumption);

    R on(TrialsAre assumption);

    R on(RequestOpen assumption);
  }
}
