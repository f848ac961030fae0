package dev.licensing.server.postgres;

import dev.licensing.core.decision.Assumption;

/** What is locked so that an assumption, once checked, holds until the commit. */
final class LocksOfAssumptions implements Assumption.Cases<Locks> {

  private final Locks locks;

  LocksOfAssumptions(Locks locks) {
    this.locks = locks;
  }

  @Override
  public Locks on(Assumption.AccountAt assumption) {
    locks.account(assumption.account(), false);
    return locks;
  }

  @Override
  public Locks on(Assumption.OrderAt assumption) {
    locks.order(assumption.order(), false);
    return locks;
  }

  @Override
  public Locks on(Assumption.SerialAt assumption) {
    locks.serial(assumption.serial(), false);
    return locks;
  }

  /** A heartbeat holds a shared lock, and may renew a lease that had ended by then. */
  @Override
  public Locks on(Assumption.SerialUnused assumption) {
    locks.serial(assumption.serial(), true);
    return locks;
  }

  @Override
  public Locks on(Assumption.SerialUnusedBy assumption) {
    locks.serial(assumption.serial(), true);
    return locks;
  }

  /** Whoever starts an activation holds an exclusive lock on its serial. */
  @Override
  public Locks on(Assumption.CandidatesAre assumption) {
    locks.serial(assumption.serial(), false);
    return locks;
  }

  /** Whoever starts, sees or ends an activation holds a shared lock on its account. */
  @Override
  public Locks on(Assumption.LiveActivationsAre assumption) {
    locks.account(assumption.account(), true);
    return locks;
  }

  /** Whoever gives an account a role holds a shared lock on it. */
  @Override
  public Locks on(Assumption.RolesAreIn assumption) {
    locks.account(assumption.account(), true);
    return locks;
  }

  /** Trials begin one after the other, for each product. */
  @Override
  public Locks on(Assumption.TrialsAre assumption) {
    locks.offer(assumption.product());
    return locks;
  }

  @Override
  public Locks on(Assumption.RequestOpen assumption) {
    locks.request(assumption.request());
    return locks;
  }
}
