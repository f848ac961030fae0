package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Heard;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Activates, so that a crash or a lost answer anywhere ends with one seat (rule 2.4): the request
 * is stored before its first byte is sent, and repeated word for word until its answer is known.
 */
final class Activating {

  /**
   * An answer that was right when the question was first put and never will be again: the machine
   * or the keys have changed since. Asking anew finds the same seat (rule 2.4).
   */
  private static final Set<Defect> OUTDATED = EnumSet.of(Defect.WRONG_MACHINE, Defect.REVOKED_KEY);

  private static final String KEY_REUSED = "IDEMPOTENCY_KEY_REUSED";

  private final Means means;

  Activating(Means means) {
    this.means = means;
  }

  /** An attempt, and whether it began just now. */
  private record Begun(Attempt.Activating attempt, Optional<Instant> asked) {}

  Reply<Activated> activate(SerialNumber serial, Token token) {
    Begun begun = begin(serial, token);
    Reply<Activated> reply = finish(begun.attempt(), token, begun.asked());
    if (reply instanceof Reply.Refused<Activated> refused
        && refused.problem().code().equals(KEY_REUSED)) {
      // The key was used for something else, by an older version perhaps. It is settled now.
      Begun again = begin(serial, token);
      return finish(again.attempt(), token, again.asked());
    }
    return reply;
  }

  /**
   * Stores the attempt, or finds the one that is under way: in this process, another, or before.
   */
  private Begun begin(SerialNumber serial, Token token) {
    Attempt.Activating mine =
        new Attempt.Activating(
            means.nonces().next(),
            serial,
            means.nonces().next(),
            means.machine().description(),
            token.account(),
            means.builtOn());
    Kept kept =
        means.custody().update(now -> isUnderWay(now, serial, token) ? now : now.attempting(mine));
    Attempt.Activating attempt =
        kept.attempt()
            .filter(Attempt.Activating.class::isInstance)
            .map(Attempt.Activating.class::cast)
            .orElse(mine);
    return new Begun(
        attempt, attempt.equals(mine) ? Optional.of(means.clock().instant()) : Optional.empty());
  }

  private static boolean isUnderWay(Kept kept, SerialNumber serial, Token token) {
    return kept.attempt()
        .filter(
            attempt ->
                attempt instanceof Attempt.Activating activating
                    && activating.serial().equals(serial)
                    && isOf(activating, token))
        .isPresent();
  }

  /** Whether it may be repeated by who has this token. */
  static boolean isOf(Attempt.Activating attempt, Token token) {
    return attempt.account().equals(token.account());
  }

  /**
   * Sends an attempt, for the first time or again.
   *
   * @param asked when it began, if that was just now
   */
  Reply<Activated> finish(Attempt.Activating attempt, Token token, Optional<Instant> asked) {
    Requests.Activate body =
        new Requests.Activate(
            attempt.serial().value(),
            Bodies.machine(attempt.machine()),
            Bodies.text(attempt.builtOn()),
            attempt.nonce());
    Call call =
        token.equals(Token.BEARER)
            ? Call.post("/v1/bearer-activations", body)
            : Call.post("/v1/activations", body).bearing(token.value());
    Heard<Replies.Activated> heard =
        means.exchange().ask(call.once(attempt.key()), Replies.Activated.class);
    if (heard instanceof Heard.Did<Replies.Activated> did) {
      return received(did.body(), attempt, asked);
    }
    if (heard instanceof Heard.Refusal<Replies.Activated> refusal) {
      refused(refusal.problem().code(), attempt, token);
    }
    return heard.other();
  }

  private void refused(String code, Attempt.Activating attempt, Token token) {
    if (code.equals("NOT_SIGNED_IN")) {
      means.session().end(token);
    }
    if (Means.settles(code) || isFinalToBearer(code, token)) {
      means.custody().update(kept -> kept.settled(attempt.key()));
    }
  }

  /** Where an account is needed, asking again without one is pointless. */
  private static boolean isFinalToBearer(String code, Token token) {
    return token.equals(Token.BEARER) && code.equals("NOT_SIGNED_IN");
  }

  private Reply<Activated> received(
      Replies.Activated body, Attempt.Activating attempt, Optional<Instant> asked) {
    UnverifiedLicense text = new UnverifiedLicense(body.license());
    Verification<VerifiedLicense> verification =
        means
            .keySets()
            .knowing(() -> means.custody().verify(text, attempt.nonce()))
            .then(license -> ofThis(license, body, attempt));
    if (verification instanceof Rejected<VerifiedLicense> rejected) {
      if (OUTDATED.contains(rejected.defect())) {
        means.custody().update(kept -> kept.settled(attempt.key()));
      }
      return Means.notTrusted(rejected.defect());
    }
    VerifiedLicense license = ((Accepted<VerifiedLicense>) verification).value();
    means.custody().take(attempt.key(), text, license, asked);
    ActivationId activation = license.claims().activation();
    return new Reply.Done<>(
        new Activated(
            activation, attempt.serial(), body.existing(), body.liveSeats(), body.machineLimit()));
  }

  private static Verification<VerifiedLicense> ofThis(
      VerifiedLicense license, Replies.Activated body, Attempt.Activating attempt) {
    boolean fits =
        license.claims().serial().equals(attempt.serial())
            && license.claims().activation().toString().equals(body.activation());
    return fits ? new Accepted<>(license) : new Rejected<>(Defect.WRONG_ACTIVATION);
  }
}
