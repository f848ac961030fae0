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

  @Override
  public Locks on(Assumption.SerialUnused assumption) {
    locks.serial(assumption.serial(), false);
    return locks;
  }

  @Override
  public Locks on(Assumption.SerialUnusedBy assumption) {
    locks.serial(assumption.serial(), false);
    return locks;
  }

  @Override
  public Locks on(Assumption.CandidatesAre assumption) {
    locks.serial(assumption.serial(), false);
    return locks;
  }

  /** Whoever starts an activation holds a shared lock on its account, so this one is exclusive. */
  @Override
  public Locks on(Assumption.AccountInactive assumption) {
    locks.account(assumption.account(), true);
    return locks;
  }

  /** Whoever makes an account the owner of something holds a shared lock on it. */
  @Override
  public Locks on(Assumption.OwnsExactly assumption) {
    locks.account(assumption.account(), true);
    return locks;
  }
}
