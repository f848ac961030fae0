package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Roles;

/** What is locked before a change; see {@link Locks} for the order and the strength. */
final class LocksOfChanges implements Change.Cases<Locks> {

  private final Locks locks;

  LocksOfChanges(Locks locks) {
    this.locks = locks;
  }

  @Override
  public Locks on(Change.AccountRegistered change) {
    locks.registered(change.account().id());
    return locks;
  }

  @Override
  public Locks on(Change.AccountChanged change) {
    locks.account(change.account().id(), true);
    return locks;
  }

  @Override
  public Locks on(Change.AccountErased change) {
    locks.erased(change.account());
    return locks;
  }

  @Override
  public Locks on(Change.UserBarred change) {
    locks.account(change.bar().account(), true);
    return locks;
  }

  @Override
  public Locks on(Change.UserReinstated change) {
    locks.account(change.account(), true);
    return locks;
  }

  @Override
  public Locks on(Change.OrderIssued change) {
    return withRoles(change.order().roles());
  }

  @Override
  public Locks on(Change.SerialsAdded change) {
    locks.order(change.order(), true);
    return locks;
  }

  @Override
  public Locks on(Change.OrderChanged change) {
    locks.order(change.order().id(), true);
    return withRoles(change.order().roles());
  }

  private Locks withRoles(Roles roles) {
    roles.everybody().forEach(locks::living);
    return locks;
  }

  @Override
  public Locks on(Change.SerialChanged change) {
    locks.serial(change.serial().number(), true);
    return locks;
  }

  @Override
  public Locks on(Change.RoleAwaited change) {
    locks.order(change.role().order(), true);
    return locks;
  }

  @Override
  public Locks on(Change.RoleNotAwaited change) {
    locks.order(change.role().order(), true);
    return locks;
  }

  @Override
  public Locks on(Change.UserAssigned change) {
    locks.living(change.assignment().account());
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
    locks.living(change.activation().account());
    locks.serial(change.activation().serial(), true);
    return locks;
  }

  /** No seat moves, so of the serial the row itself is enough. */
  @Override
  public Locks on(Change.ActivationSeen change) {
    locks.userOf(change.activation());
    return locks;
  }

  @Override
  public Locks on(Change.ActivationEnded change) {
    locks.userOf(change.activation());
    locks.seatOf(change.activation(), true);
    return locks;
  }

  @Override
  public Locks on(Change.ActivationLapsed change) {
    locks.seatOf(change.activation(), true);
    return locks;
  }

  @Override
  public Locks on(Change.RequestMade change) {
    locks.living(change.request().by());
    if (change.request().wish() instanceof Request.RemoteDeactivation lost) {
      locks.seatOf(lost.activation(), false);
    }
    return locks;
  }

  @Override
  public Locks on(Change.RequestClosed change) {
    locks.request(change.request());
    return locks;
  }

  @Override
  public Locks on(Change.TrialOffered change) {
    locks.offer(change.product());
    return locks;
  }

  @Override
  public Locks on(Change.TrialStarted change) {
    return locks;
  }
}
