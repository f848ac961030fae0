package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.CarriedFile;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.client.store.Kept.GivenUp;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Requests;
import java.util.Optional;

/**
 * The same steps where a person carries what the network would (rule 12.5). Questions are kept as
 * those are that were sent, so a crash changes nothing, and where the network comes back they are
 * answered over it.
 */
final class Carrying {

  private final Means means;

  Carrying(Means means) {
    this.means = means;
  }

  /** The open request for this serial, or a new one. */
  CarriedFile request(SerialNumber serial) {
    Attempt.Activating mine =
        new Attempt.Activating(
            means.nonces().next(),
            serial,
            means.nonces().next(),
            means.machine().description(),
            "",
            means.builtOn());
    Kept kept = means.custody().update(now -> isOpen(now, mine) ? now : now.requesting(mine));
    Attempt.Activating attempt = open(kept).orElse(mine);
    Requests.Activate body =
        new Requests.Activate(
            attempt.serial().value(),
            Bodies.machine(attempt.machine()),
            Bodies.text(attempt.builtOn()),
            attempt.nonce());
    return file("license-request", body);
  }

  private static Optional<Attempt.Activating> open(Kept kept) {
    return kept.attempt()
        .filter(Attempt.Activating.class::isInstance)
        .map(Attempt.Activating.class::cast);
  }

  private static boolean isOpen(Kept kept, Attempt.Activating mine) {
    return open(kept)
        .filter(attempt -> attempt.serial().equals(mine.serial()))
        .filter(attempt -> attempt.machine().equals(mine.machine()))
        .isPresent();
  }

  /** Takes the license that answers the open request. */
  Reply<Verdict> take(String text) {
    UnverifiedLicense received = new UnverifiedLicense(text);
    Kept kept = means.custody().load();
    Optional<Attempt.Activating> attempt = open(kept);
    if (attempt.isEmpty()) {
      return kept.license().filter(held -> held.compact().equals(received.compact())).isPresent()
          ? new Reply.Done<>(means.custody().verdict())
          : new Reply.NotSent<>(Hindrance.NOT_REQUESTED, "no request is open");
    }
    Verification<VerifiedLicense> verification =
        means
            .custody()
            .verify(received, attempt.get().nonce())
            .then(
                license ->
                    license.claims().serial().equals(attempt.get().serial())
                        ? new Accepted<>(license)
                        : new Rejected<>(Defect.WRONG_ACTIVATION));
    if (verification instanceof Rejected<VerifiedLicense> rejected) {
      return Means.notTrusted(rejected.defect());
    }
    VerifiedLicense license = ((Accepted<VerifiedLicense>) verification).value();
    means.custody().take(attempt.get().key(), received, license, Optional.empty());
    return new Reply.Done<>(means.custody().verdict());
  }

  /**
   * Gives the license up, and then says so. The release stays open, so the same ticket can be had
   * again, until the server is heard to have it.
   */
  Reply<CarriedFile> ticket() {
    Kept kept = means.custody().load();
    Optional<HeldLicense> held = kept.license();
    if (held.isPresent()) {
      Attempt.Releasing mine =
          new Attempt.Releasing(
              means.nonces().next(),
              held.get().activation(),
              held.get().compact(),
              means.machine().description());
      GivenUp up = new GivenUp(mine.activation(), means.clock().instant());
      kept = means.custody().forget(now -> now.attempting(mine).released(up));
    }
    return kept.attempt()
        .filter(Attempt.Releasing.class::isInstance)
        .map(Attempt.Releasing.class::cast)
        .<Reply<CarriedFile>>map(open -> new Reply.Done<>(ticket(open)))
        .orElseGet(
            () -> new Reply.NotSent<>(Hindrance.NOT_ACTIVATED, "there is no seat to return"));
  }

  private CarriedFile ticket(Attempt.Releasing open) {
    return file(
        "return-ticket", new Requests.ReturnTicket(open.compact(), Bodies.machine(open.machine())));
  }

  private CarriedFile file(String what, Object body) {
    return new CarriedFile(means.product().value() + "." + what + ".json", Bodies.document(body));
  }
}
