package dev.licensing.core.replay;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.replay.State.AssignmentKey;
import dev.licensing.core.replay.State.BarKey;
import dev.licensing.core.replay.State.InvitationKey;
import dev.licensing.core.replay.State.Offered;
import dev.licensing.core.replay.State.RoleKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/** Makes changes; each answers whether it found what it changes and kept the guards. */
final class Changing implements Change.Cases<Boolean> {

  private final State state;
  private final OpenRequests requests;

  Changing(State state) {
    this.state = state;
    this.requests = new OpenRequests(state);
  }

  /** Ids and addresses are unique, ids even beyond the life of an account. */
  @Override
  public Boolean on(Change.AccountRegistered change) {
    Account account = change.account();
    return !state.erased.contains(account.id())
        && state.account(account.email()).isEmpty()
        && state.accounts.putIfAbsent(account.id(), account) == null;
  }

  @Override
  public Boolean on(Change.AccountChanged change) {
    Account changed = change.account();
    boolean taken =
        state
            .account(changed.email())
            .filter(holder -> !holder.id().equals(changed.id()))
            .isPresent();
    return !taken
        && update(
            state.accounts,
            changed.id(),
            before -> before.withEmail(changed.email()).withName(changed.name()).revised());
  }

  @Override
  public Boolean on(Change.AccountErased change) {
    return Erasing.erase(state, change.account());
  }

  @Override
  public Boolean on(Change.UserBarred change) {
    Bar bar = change.bar();
    state.bars.putIfAbsent(new BarKey(bar.account(), bar.order()), bar);
    return update(state.accounts, bar.account(), Account::revised);
  }

  @Override
  public Boolean on(Change.UserReinstated change) {
    return state.bars.remove(new BarKey(change.account(), change.order())) != null
        && update(state.accounts, change.account(), Account::revised);
  }

  @Override
  public Boolean on(Change.OrderIssued change) {
    Order order = change.order();
    return allExist(order)
        && state.orders.putIfAbsent(order.id(), order) == null
        && added(order.id(), change.serials());
  }

  @Override
  public Boolean on(Change.SerialsAdded change) {
    return added(change.order(), change.serials());
  }

  private boolean added(OrderId order, SortedSet<SerialNumber> serials) {
    return serials.stream()
        .map(number -> Serial.unused(number, order))
        .allMatch(serial -> state.serials.putIfAbsent(serial.number(), serial) == null);
  }

  @Override
  public Boolean on(Change.OrderChanged change) {
    Order order = change.order();
    return allExist(order)
        && update(state.orders, order.id(), before -> order.withRevision(before.revision() + 1));
  }

  private boolean allExist(Order order) {
    return order.roles().everybody().stream().allMatch(state.accounts::containsKey);
  }

  @Override
  public Boolean on(Change.SerialChanged change) {
    Serial serial = change.serial();
    return update(
        state.serials,
        serial.number(),
        before -> serial.withSeats(0, Optional.empty()).withRevision(before.revision() + 1));
  }

  @Override
  public Boolean on(Change.RoleAwaited change) {
    PendingRole role = change.role();
    return state.pendingRoles.putIfAbsent(key(role), role) == null && revised(role.order());
  }

  @Override
  public Boolean on(Change.RoleNotAwaited change) {
    PendingRole role = change.role();
    return state.pendingRoles.remove(key(role)) != null && revised(role.order());
  }

  private static RoleKey key(PendingRole role) {
    return new RoleKey(role.order(), role.role(), role.email());
  }

  @Override
  public Boolean on(Change.UserAssigned change) {
    var assignment = change.assignment();
    var key = new AssignmentKey(assignment.serial(), assignment.account());
    requests.granted(assignment.serial(), assignment.account());
    return state.accounts.containsKey(assignment.account())
        && state.assignments.putIfAbsent(key, assignment) == null
        && revised(assignment.serial());
  }

  @Override
  public Boolean on(Change.UserUnassigned change) {
    return state.assignments.remove(new AssignmentKey(change.serial(), change.account())) != null
        && revised(change.serial());
  }

  @Override
  public Boolean on(Change.UserInvited change) {
    Invitation invitation = change.invitation();
    var key = new InvitationKey(invitation.serial(), invitation.email());
    return state.invitations.putIfAbsent(key, invitation) == null && revised(invitation.serial());
  }

  @Override
  public Boolean on(Change.InvitationEnded change) {
    Invitation invitation = change.invitation();
    var key = new InvitationKey(invitation.serial(), invitation.email());
    return state.invitations.remove(key) != null && revised(invitation.serial());
  }

  @Override
  public Boolean on(Change.SharingEnded change) {
    state.assignments.keySet().removeIf(key -> key.serial().equals(change.serial()));
    state.invitations.keySet().removeIf(key -> key.serial().equals(change.serial()));
    requests.overtaken(change.serial());
    return revised(change.serial());
  }

  @Override
  public Boolean on(Change.ActivationStarted change) {
    Activation started = change.activation();
    Serial serial = state.serials.get(started.serial());
    if (serial == null
        || !started.liveAt(started.since())
        || !state.accounts.containsKey(started.account())
        || state.activations.containsKey(started.id())) {
      return false;
    }
    if (!seatFree(serial, started)) {
      closeLapsed(started.serial(), started.since());
    }
    return seatFree(serial, started) && put(started);
  }

  /** What a database refuses by itself: one seat too many (2.2), or a second user (2.3). */
  private boolean seatFree(Serial serial, Activation started) {
    Terms terms = State.referred(state.orders, serial.order()).terms();
    return state.unended(serial.number()).count() < terms.machineLimit()
        && (!terms.oneUserAtATime()
            || state.unended(serial.number()).allMatch(a -> a.account().equals(started.account())));
  }

  private void closeLapsed(SerialNumber serial, Instant at) {
    state
        .unended(serial)
        .filter(activation -> activation.lapsedAt(at))
        .toList()
        .forEach(
            activation -> {
              close(activation);
              state.untold.add(activation.id());
            });
  }

  private void close(Activation lapsed) {
    put(lapsed.ended(Ending.lapsed(lapsed.leaseUntil().orElseThrow())));
  }

  /** Un-ended ones are kept at their serial too, in which they take a seat. */
  private boolean put(Activation activation) {
    state.activations.put(activation.id(), activation);
    Map<ActivationId, Activation> there =
        state.open.computeIfAbsent(activation.serial(), serial -> new LinkedHashMap<>());
    if (activation.ending().isEmpty()) {
      there.put(activation.id(), activation);
    } else {
      there.remove(activation.id());
    }
    return true;
  }

  @Override
  public Boolean on(Change.ActivationSeen change) {
    Activation activation = state.activations.get(change.activation());
    return activation != null
        && activation.liveAt(change.at())
        && put(activation.seen(change.machine(), change.at(), change.leaseUntil()));
  }

  @Override
  public Boolean on(Change.ActivationEnded change) {
    Activation activation = state.activations.get(change.activation());
    return activation != null
        && activation.liveAt(change.ending().at())
        && put(activation.ended(change.ending()));
  }

  @Override
  public Boolean on(Change.ActivationLapsed change) {
    Activation activation = state.activations.get(change.activation());
    if (activation == null || !activation.leaseUntil().equals(Optional.of(change.leaseUntil()))) {
      return false;
    }
    boolean closed =
        activation.ending().filter(ending -> ending.kind() == EndingKind.LAPSED).isPresent();
    if (activation.ending().isEmpty()) {
      close(activation);
      return true;
    }
    return closed && state.untold.remove(activation.id());
  }

  @Override
  public Boolean on(Change.RequestMade change) {
    return requests.made(change.request());
  }

  @Override
  public Boolean on(Change.RequestClosed change) {
    return requests.closed(change.request());
  }

  @Override
  public Boolean on(Change.TrialOffered change) {
    state.offers.merge(
        change.product(),
        new Offered(change.terms(), 0),
        (before, now) -> new Offered(now.terms(), before.revision() + 1));
    return true;
  }

  @Override
  public Boolean on(Change.TrialStarted change) {
    return state.trials.add(change.trial());
  }

  private boolean revised(SerialNumber serial) {
    return update(state.serials, serial, s -> s.withRevision(s.revision() + 1));
  }

  private boolean revised(OrderId order) {
    return update(state.orders, order, o -> o.withRevision(o.revision() + 1));
  }

  /** Replaces what is there; false if nothing is. */
  static <K, V> boolean update(Map<K, V> table, K key, UnaryOperator<V> change) {
    return table.computeIfPresent(key, (same, value) -> change.apply(value)) != null;
  }
}
