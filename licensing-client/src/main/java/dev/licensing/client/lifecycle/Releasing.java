package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Released;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Heard;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.client.store.Kept.GivenUp;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Releases (rule 3.1). The license is given up when the server has confirmed that the seat is free,
 * not before; until then the release is kept and repeated.
 */
final class Releasing {

  private final Means means;

  Releasing(Means means) {
    this.means = means;
  }

  Reply<Released> release() {
    Kept kept = means.custody().load();
    if (kept.license().isPresent()) {
      return finish(begin(kept.license().get()));
    }
    Optional<Attempt.Releasing> open = open(kept);
    if (open.isPresent()) {
      // Given up without a network, and perhaps never handed in.
      return finish(open.get());
    }
    // Twice is the same as once (rule 3.1).
    return kept.given()
        .<Reply<Released>>map(up -> new Reply.Done<>(new Released(up.activation(), up.at())))
        .orElseGet(
            () -> new Reply.NotSent<>(Hindrance.NOT_ACTIVATED, "there is nothing to release"));
  }

  private Attempt.Releasing begin(HeldLicense held) {
    Attempt.Releasing mine =
        new Attempt.Releasing(
            means.nonces().next(),
            held.activation(),
            held.compact(),
            means.machine().description());
    Kept kept = means.custody().update(now -> isUnderWay(now, held) ? now : now.attempting(mine));
    return open(kept).orElse(mine);
  }

  private static Optional<Attempt.Releasing> open(Kept kept) {
    return kept.attempt()
        .filter(Attempt.Releasing.class::isInstance)
        .map(Attempt.Releasing.class::cast);
  }

  private static boolean isUnderWay(Kept kept, HeldLicense held) {
    return kept.attempt()
        .filter(
            attempt ->
                attempt instanceof Attempt.Releasing releasing
                    && releasing.activation().equals(held.activation()))
        .isPresent();
  }

  /** Sends a release, for the first time or again. */
  Reply<Released> finish(Attempt.Releasing attempt) {
    Call call =
        Call.post(
                "/v1/activations/" + attempt.activation() + "/release",
                new Requests.Release(Bodies.machine(attempt.machine())))
            .once(attempt.key());
    Heard<Replies.Released> heard = means.ask(call, attempt.compact(), Replies.Released.class);
    if (heard instanceof Heard.Did<Replies.Released> did) {
      return confirmed(did.body(), attempt);
    }
    if (heard instanceof Heard.Refusal<Replies.Released> refusal
        && Means.settles(refusal.problem().code())) {
      means.custody().update(kept -> kept.refusedRelease(attempt));
    }
    return heard.other();
  }

  private Reply<Released> confirmed(Replies.Released body, Attempt.Releasing attempt) {
    Optional<Instant> at = instant(body.at());
    if (at.isEmpty() || !body.activation().equals(attempt.activation().toString())) {
      return new Reply.NoAnswer<>(
          Silence.NOT_UNDERSTOOD, "it confirms another release", Optional.empty());
    }
    GivenUp up = new GivenUp(attempt.activation(), at.get());
    means.custody().forget(kept -> kept.settled(attempt.key()).released(up));
    return new Reply.Done<>(new Released(up.activation(), up.at()));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
