package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;

/** Writes each change as statements of a round trip; who writes what is by what it changes. */
final class Changes implements Change.Cases<RoundTrip> {

  private final RoundTrip trip;
  private final AccountChanges accounts;
  private final OrderChanges orders;
  private final SharingChanges sharing;
  private final ActivationChanges activations;
  private final TrialChanges trials;

  /**
   * Changes.
   *
   * @param before what they were decided on
   */
  Changes(RoundTrip trip, Facts before) {
    this.trip = trip;
    this.accounts = new AccountChanges(trip);
    this.orders = new OrderChanges(trip);
    this.sharing = new SharingChanges(trip);
    this.activations = new ActivationChanges(trip, before);
    this.trials = new TrialChanges(trip);
  }

  @Override
  public RoundTrip on(Change.AccountRegistered change) {
    accounts.registered(change);
    return trip;
  }

  @Override
  public RoundTrip on(Change.AccountChanged change) {
    accounts.changed(change.account());
    return trip;
  }

  @Override
  public RoundTrip on(Change.AccountErased change) {
    new Erasure(trip, change.account()).add();
    return trip;
  }

  @Override
  public RoundTrip on(Change.UserBarred change) {
    accounts.barred(change.bar());
    return trip;
  }

  @Override
  public RoundTrip on(Change.UserReinstated change) {
    accounts.reinstated(change);
    return trip;
  }

  @Override
  public RoundTrip on(Change.OrderIssued change) {
    orders.issued(change.order());
    orders.serialsAdded(change.order().id(), change.serials());
    return trip;
  }

  @Override
  public RoundTrip on(Change.SerialsAdded change) {
    orders.serialsAdded(change.order(), change.serials());
    return trip;
  }

  @Override
  public RoundTrip on(Change.OrderChanged change) {
    orders.changed(change.order());
    return trip;
  }

  @Override
  public RoundTrip on(Change.SerialChanged change) {
    orders.serialChanged(change.serial());
    return trip;
  }

  @Override
  public RoundTrip on(Change.RoleAwaited change) {
    orders.roleAwaited(change.role());
    return trip;
  }

  @Override
  public RoundTrip on(Change.RoleNotAwaited change) {
    orders.roleNotAwaited(change.role());
    return trip;
  }

  @Override
  public RoundTrip on(Change.UserAssigned change) {
    sharing.assigned(change.assignment());
    return trip;
  }

  @Override
  public RoundTrip on(Change.UserUnassigned change) {
    sharing.unassigned(change);
    return trip;
  }

  @Override
  public RoundTrip on(Change.UserInvited change) {
    sharing.invited(change.invitation());
    return trip;
  }

  @Override
  public RoundTrip on(Change.InvitationEnded change) {
    sharing.invitationEnded(change.invitation());
    return trip;
  }

  @Override
  public RoundTrip on(Change.SharingEnded change) {
    sharing.ended(change.serial());
    return trip;
  }

  @Override
  public RoundTrip on(Change.ActivationStarted change) {
    activations.started(change.activation());
    return trip;
  }

  @Override
  public RoundTrip on(Change.ActivationSeen change) {
    activations.seen(change);
    return trip;
  }

  @Override
  public RoundTrip on(Change.ActivationEnded change) {
    activations.ended(change.activation(), change.ending());
    return trip;
  }

  @Override
  public RoundTrip on(Change.ActivationLapsed change) {
    activations.lapsed(change);
    return trip;
  }

  @Override
  public RoundTrip on(Change.RequestMade change) {
    RequestRows.add(trip, change.request());
    return trip;
  }

  @Override
  public RoundTrip on(Change.RequestClosed change) {
    trip.changeOne("delete from request where id = ?", change.request().value());
    return trip;
  }

  @Override
  public RoundTrip on(Change.TrialOffered change) {
    trials.offered(change);
    return trip;
  }

  @Override
  public RoundTrip on(Change.TrialStarted change) {
    trials.started(change.trial());
    return trip;
  }
}
