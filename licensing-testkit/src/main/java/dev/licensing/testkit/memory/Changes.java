package dev.licensing.testkit.memory;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.memory.Tables.AssignmentKey;
import dev.licensing.testkit.memory.Tables.InvitationKey;
import java.util.Optional;

/**
 * Applies changes to a copy of the tables. Each answers whether it found what it changes and kept
 * the guards; after a "no" the copy must be thrown away.
 */
class Changes implements Change.Cases<Boolean> {

  final Tables tables;

  Changes(Tables tables) {
    this.tables = tables;
  }

  /** Ids and addresses are unique, ids even beyond the life of an account. */
  @Override
  public Boolean on(Change.AccountRegistered change) {
    Account account = change.account();
    if (tables.erased.contains(account.id()) || tables.account(account.email()).isPresent()) {
      return false;
    }
    tables.credentials.put(account.id(), change.credential());
    return tables.accounts.putIfAbsent(account.id(), account) == null;
  }

  @Override
  public Boolean on(Change.AccountErased change) {
    return Erasure.erase(tables, change.account());
  }

  @Override
  public Boolean on(Change.OrderIssued change) {
    Order order = change.order();
    return tables.orders.putIfAbsent(order.id(), order) == null
        && change.serials().stream()
            .map(number -> Serial.unused(number, order.id()))
            .allMatch(serial -> tables.serials.putIfAbsent(serial.number(), serial) == null);
  }

  @Override
  public Boolean on(Change.OwnerChanged change) {
    return change.owner().stream().allMatch(tables.accounts::containsKey)
        && Tables.update(
            tables.orders,
            change.order(),
            order ->
                new Order(
                    order.id(),
                    order.product(),
                    change.owner(),
                    change.terms(),
                    order.serialCount(),
                    order.revision() + 1));
  }

  @Override
  public Boolean on(Change.UserAssigned change) {
    var assignment = change.assignment();
    var key = new AssignmentKey(assignment.serial(), assignment.account());
    return tables.accounts.containsKey(assignment.account())
        && tables.assignments.putIfAbsent(key, assignment) == null
        && revised(assignment.serial());
  }

  @Override
  public Boolean on(Change.UserUnassigned change) {
    return tables.assignments.remove(new AssignmentKey(change.serial(), change.account())) != null
        && revised(change.serial());
  }

  @Override
  public Boolean on(Change.UserInvited change) {
    Invitation invitation = change.invitation();
    var key = new InvitationKey(invitation.serial(), invitation.email());
    return tables.invitations.putIfAbsent(key, invitation) == null && revised(invitation.serial());
  }

  @Override
  public Boolean on(Change.InvitationEnded change) {
    Invitation invitation = change.invitation();
    var key = new InvitationKey(invitation.serial(), invitation.email());
    return tables.invitations.remove(key) != null && revised(invitation.serial());
  }

  @Override
  public Boolean on(Change.SharingEnded change) {
    tables.assignments.keySet().removeIf(key -> key.serial().equals(change.serial()));
    tables.invitations.keySet().removeIf(key -> key.serial().equals(change.serial()));
    return revised(change.serial());
  }

  @Override
  public Boolean on(Change.ActivationStarted change) {
    Activation started = change.activation();
    Serial serial = tables.serials.get(started.serial());
    return started.live()
        && serial != null
        && tables.accounts.containsKey(started.account())
        && seatFree(serial, started.account())
        && tables.activations.putIfAbsent(started.id(), started) == null
        && seats(serial, serial.liveSeats() + 1, soleUser(serial, started.account()));
  }

  /** What a database refuses by itself: one seat too many (2.2), or a second user (2.3). */
  boolean seatFree(Serial serial, AccountId account) {
    Terms terms = terms(serial);
    return serial.liveSeats() < terms.machineLimit()
        && (terms.usersAtOnce() == UsersAtOnce.ANY
            || tables.live(serial.number()).allMatch(a -> a.account().equals(account)));
  }

  @Override
  public Boolean on(Change.ActivationSeen change) {
    Activation activation = tables.activations.get(change.activation());
    return activation != null
        && activation.live()
        && Tables.update(
            tables.activations, activation.id(), a -> a.seen(change.machine(), change.at()));
  }

  @Override
  public Boolean on(Change.ActivationEnded change) {
    Activation activation = tables.activations.get(change.activation());
    if (activation == null || !activation.live()) {
      return false;
    }
    tables.activations.put(activation.id(), activation.ended(change.ending()));
    Serial serial = Tables.referred(tables.serials, activation.serial());
    int left = serial.liveSeats() - 1;
    return seats(serial, left, serial.soleUser().filter(user -> left > 0));
  }

  @Override
  public Boolean on(Change.CoolDownStarted change) {
    return Tables.update(
            tables.serials,
            change.serial(),
            serial ->
                new Serial(
                    serial.number(),
                    serial.order(),
                    serial.liveSeats(),
                    serial.soleUser(),
                    Optional.of(change.until()),
                    serial.revision()))
        && revised(change.serial());
  }

  private Optional<AccountId> soleUser(Serial serial, AccountId user) {
    return terms(serial).usersAtOnce() == UsersAtOnce.ONE ? Optional.of(user) : Optional.empty();
  }

  private Terms terms(Serial serial) {
    return Tables.referred(tables.orders, serial.order()).terms();
  }

  /** Moves the seats, and leaves the revision: activations commute. */
  private boolean seats(Serial serial, int live, Optional<AccountId> soleUser) {
    return Tables.update(
        tables.serials,
        serial.number(),
        s -> new Serial(s.number(), s.order(), live, soleUser, s.coolDownUntil(), s.revision()));
  }

  private boolean revised(SerialNumber serial) {
    return revised(tables, serial);
  }

  static boolean revised(Tables tables, SerialNumber serial) {
    return Tables.update(
        tables.serials,
        serial,
        s ->
            new Serial(
                s.number(),
                s.order(),
                s.liveSeats(),
                s.soleUser(),
                s.coolDownUntil(),
                s.revision() + 1));
  }
}
