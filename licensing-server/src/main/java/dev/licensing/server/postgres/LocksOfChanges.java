package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;

/** What is locked before a change; see {@link Locks} for the order and the strength. */
final class LocksOfChanges implements Change.Cases<Locks> {

  private final Locks locks;

  LocksOfChanges(Locks locks) {
    this.locks = locks;
  }

  @Override
  public Locks on(Change.AccountRegistered change) {
    return locks;
  }

  @Override
  public Locks on(Change.AccountErased change) {
    locks.account(change.account(), true);
    locks.serialsSharedWith(change.account());
    return locks;
  }

  @Override
  public Locks on(Change.OrderIssued change) {
    return locks;
  }

  @Override
  public Locks on(Change.OwnerChanged change) {
    change.owner().ifPresent(owner -> locks.account(owner, false));
    locks.order(change.order(), true);
    return locks;
  }

  @Override
  public Locks on(Change.UserAssigned change) {
    locks.account(change.assignment().account(), false);
    locks.serial(change.assignment().serial(), true);
    return locks;
  }

  @Override
  public Locks on(Change.UserUnassigned change) {
    locks.serial(change.serial(), true);
    return locks;
  }

  @Override
  public Locks on(Change.UserInvited change) {
    locks.serial(change.invitation().serial(), true);
    return locks;
  }

  @Override
  public Locks on(Change.InvitationEnded change) {
    locks.serial(change.invitation().serial(), true);
    return locks;
  }

  @Override
  public Locks on(Change.SharingEnded change) {
    locks.serial(change.serial(), true);
    return locks;
  }

  @Override
  public Locks on(Change.ActivationStarted change) {
    locks.account(change.activation().account(), false);
    locks.serial(change.activation().serial(), true);
    return locks;
  }

  /** The row itself is enough: no seat moves. */
  @Override
  public Locks on(Change.ActivationSeen change) {
    return locks;
  }

  @Override
  public Locks on(Change.ActivationEnded change) {
    locks.serialOf(change.activation());
    return locks;
  }

  @Override
  public Locks on(Change.CoolDownStarted change) {
    locks.serial(change.serial(), true);
    return locks;
  }
}
