package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Heard;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.Optional;

/**
 * Asks for a new license file, and learns here if the activation was ended (rule 3.5). A license in
 * hand is given up for a signed ending and for nothing else (rule 12.3).
 */
final class Refreshing {

  private final Means means;

  Refreshing(Means means) {
    this.means = means;
  }

  Reply<Verdict> refresh(HeldLicense held) {
    String nonce = means.nonces().next();
    Call call =
        Call.post(
                "/v1/activations/" + held.activation() + "/refresh",
                new Requests.Refresh(Bodies.machine(means.machine().description()), nonce))
            .licensed(held.compact())
            .once(means.nonces().next());
    Heard<Replies.Refreshed> heard = means.exchange().ask(call, Replies.Refreshed.class);
    if (heard instanceof Heard.Did<Replies.Refreshed> did) {
      return received(did.body(), held, nonce);
    }
    if (heard instanceof Heard.Refusal<Replies.Refreshed> refusal
        && refusal.statement().isPresent()) {
      HeldEnding said = new HeldEnding(refusal.statement().get(), held.activation(), nonce);
      Optional<Defect> defect = ended(said);
      if (defect.isPresent()) {
        return Means.notTrusted(defect.get());
      }
    }
    return heard.other();
  }

  private Reply<Verdict> received(Replies.Refreshed body, HeldLicense held, String nonce) {
    UnverifiedLicense text = new UnverifiedLicense(body.license());
    Verification<VerifiedLicense> verification =
        means
            .custody()
            .verify(text, nonce)
            .then(
                license ->
                    license.claims().activation().equals(held.activation())
                        ? new Accepted<>(license)
                        : new Rejected<>(Defect.WRONG_ACTIVATION));
    if (verification instanceof Rejected<VerifiedLicense> rejected) {
      return Means.notTrusted(rejected.defect());
    }
    VerifiedLicense license = ((Accepted<VerifiedLicense>) verification).value();
    means.custody().take("", text, license, Optional.of(means.clock().instant()));
    return new Reply.Done<>(means.custody().verdict());
  }

  /** Gives the license up if the "no" is one to rely on; else says what is wrong with it. */
  private Optional<Defect> ended(HeldEnding said) {
    Verification<VerifiedEnding> verification = means.custody().verify(said);
    if (verification instanceof Rejected<VerifiedEnding> rejected) {
      return Optional.of(rejected.defect());
    }
    means.custody().forget(kept -> kept.ended(said));
    return Optional.empty();
  }
}
