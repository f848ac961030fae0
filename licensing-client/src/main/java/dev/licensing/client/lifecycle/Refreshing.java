package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Heard;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.client.store.Kept.HeldRefusal;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedRefusal;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a new license file, and learns here if the activation was ended (rule 3.5), or gets no
 * file for now. A license in hand is given up for a signed ending and for nothing else; it stops
 * serving for a signed "not now" (rule 12.3).
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
                new Requests.Refresh(
                    Bodies.machine(means.machine().description()),
                    Bodies.text(means.builtOn()),
                    nonce))
            .once(means.nonces().next());
    Heard<Replies.Refreshed> heard = means.ask(call, held.compact(), Replies.Refreshed.class);
    return heard instanceof Heard.Did<Replies.Refreshed> did
        ? means.receive(
            did.body().license(),
            nonce,
            license -> license.activation().equals(held.activation()),
            license -> new Reply.Done<>(means.custody().verdict()))
        : heardNo(heard, held.activation(), nonce);
  }

  /** Obeys a "no" if the server has signed it. */
  <B, T> Reply<T> heardNo(Heard<B> heard, ActivationId activation, String nonce) {
    if (heard instanceof Heard.Refusal<B> refusal && refusal.statement().isPresent()) {
      Optional<Defect> defect = said(refusal.statement().get(), activation, nonce);
      if (defect.isPresent()) {
        return Means.notTrusted(defect.get());
      }
    }
    return heard.other();
  }

  /** Does what a signed "no" demands if it is one to rely on; else says what is wrong with it. */
  private Optional<Defect> said(String statement, ActivationId activation, String nonce) {
    HeldEnding ending = new HeldEnding(statement, activation, nonce);
    Verification<VerifiedEnding> verification =
        means.keySets().knowing(() -> means.custody().verify(ending));
    if (verification instanceof Rejected<VerifiedEnding> rejected) {
      return rejected.defect() == Defect.WRONG_TYPE
          ? withheld(statement, activation, nonce)
          : Optional.of(rejected.defect());
    }
    means.custody().forget(kept -> kept.ended(ending));
    return Optional.empty();
  }

  private Optional<Defect> withheld(String statement, ActivationId activation, String nonce) {
    Verification<VerifiedRefusal> verification =
        means.custody().verifyRefusal(statement, activation, nonce);
    if (verification instanceof Rejected<VerifiedRefusal> rejected) {
      return Optional.of(rejected.defect());
    }
    Instant at = ((Accepted<VerifiedRefusal>) verification).value().claims().at();
    means.custody().take(new HeldRefusal(statement, activation, nonce, at));
    return Optional.empty();
  }
}
