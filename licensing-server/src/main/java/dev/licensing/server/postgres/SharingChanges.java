package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.SerialNumber;

/** What becomes of assignments and invitations, which belong to their serial. */
final class SharingChanges {

  private final RoundTrip trip;

  SharingChanges(RoundTrip trip) {
    this.trip = trip;
  }

  /** With that, an open request for it has its end. */
  void assigned(Assignment assignment) {
    trip.change(
        "delete from request where serial = ? and by_account = ?",
        assignment.serial().value(),
        assignment.account().value());
    trip.change(
        "insert into assignment (serial, account, since) values (?, ?, ?)",
        assignment.serial().value(),
        assignment.account().value(),
        assignment.since());
    revised(assignment.serial());
  }

  void unassigned(Change.UserUnassigned change) {
    trip.changeOne(
        "delete from assignment where serial = ? and account = ?",
        change.serial().value(),
        change.account().value());
    revised(change.serial());
  }

  void invited(Invitation invitation) {
    trip.change(
        "insert into invitation (serial, email, since) values (?, ?, ?)",
        invitation.serial().value(),
        invitation.email().value(),
        invitation.since());
    revised(invitation.serial());
  }

  void invitationEnded(Invitation invitation) {
    trip.changeOne(
        "delete from invitation where serial = ? and email = ?",
        invitation.serial().value(),
        invitation.email().value());
    revised(invitation.serial());
  }

  void ended(SerialNumber serial) {
    trip.change("delete from assignment where serial = ?", serial.value());
    trip.change("delete from invitation where serial = ?", serial.value());
    trip.change("delete from request where serial = ?", serial.value());
    revised(serial);
  }

  private void revised(SerialNumber serial) {
    trip.changeOne("update serial set revision = revision + 1 where number = ?", serial.value());
  }
}
