package dev.licensing.testkit;

import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Commands about owning serials and letting others use them; see {@link Commands#sharing}. */
public final class SharingCommands {

  private final Origins origins;

  SharingCommands(Origins origins) {
    this.origins = origins;
  }

  /** A person claims an order by presenting its serials. */
  public ClaimSerials claim(AccountId person, Collection<SerialNumber> serials) {
    return new ClaimSerials(origins.by(person), Origins.sorted(serials));
  }

  /** An owner lets somebody use serials. */
  public AssignUser assign(AccountId owner, Collection<SerialNumber> serials, String email) {
    return new AssignUser(origins.by(owner), Origins.sorted(serials), new Email(email));
  }

  /** An owner withdraws serials from somebody. */
  public UnassignUser unassign(AccountId owner, Collection<SerialNumber> serials, String email) {
    return new UnassignUser(origins.by(owner), Origins.sorted(serials), new Email(email));
  }

  /** An owner gives serials up. */
  public RelinquishSerials relinquish(AccountId owner, Collection<SerialNumber> serials) {
    return new RelinquishSerials(
        origins.by(owner), Origins.sorted(serials), Optional.empty(), Optional.empty());
  }

  /** An owner gives serials up, for somebody who alone can claim them until then. */
  public RelinquishSerials relinquish(
      AccountId owner, Collection<SerialNumber> serials, String email, Instant until) {
    return new RelinquishSerials(
        origins.by(owner),
        Origins.sorted(serials),
        Optional.of(new Reservation(new Email(email), Optional.of(until))),
        Optional.empty());
  }

  /** An owner hands serials on to somebody who is assigned to them, and may go on using them. */
  public TransferSerials transfer(AccountId owner, Collection<SerialNumber> serials, String email) {
    return transfer(owner, serials, email, true, Optional.empty());
  }

  /** An owner hands serials on to somebody who is assigned to them, and leaves. */
  public TransferSerials transferAndLeave(
      AccountId owner, Collection<SerialNumber> serials, String email) {
    return transfer(owner, serials, email, false, Optional.empty());
  }

  /** An owner reserves serials for somebody, who can claim them until then. */
  public TransferSerials reserve(
      AccountId owner, Collection<SerialNumber> serials, String email, Instant until) {
    return transfer(owner, serials, email, true, Optional.of(until));
  }

  private TransferSerials transfer(
      AccountId owner,
      Collection<SerialNumber> serials,
      String email,
      boolean stay,
      Optional<Instant> until) {
    return new TransferSerials(
        origins.by(owner),
        Origins.sorted(serials),
        new Email(email),
        stay,
        until,
        Optional.empty());
  }

  /** A person asks the owner of a serial for access. */
  public RequestAccess requestAccess(AccountId person, SerialNumber serial, String message) {
    return new RequestAccess(origins.by(person), serial, origins.request(), message);
  }

  /** An owner grants what was asked for. */
  public ApproveRequest approve(AccountId owner, RequestId request) {
    return new ApproveRequest(origins.by(owner), request);
  }

  /** An owner turns down what was asked for, or who asked withdraws it. */
  public DeclineRequest decline(AccountId person, RequestId request, String reason) {
    return new DeclineRequest(origins.by(person), request, reason);
  }
}
