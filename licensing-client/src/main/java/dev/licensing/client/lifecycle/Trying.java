package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Heard;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;

/**
 * Starts a trial (rule 11.4). Nothing is stored before: the server itself knows one trial for each
 * machine and product, so whoever asks again after a lost answer gets the one that runs.
 */
final class Trying {

  private final Means means;

  Trying(Means means) {
    this.means = means;
  }

  Reply<Activated> start(Token token) {
    String nonce = means.nonces().next();
    Call call =
        Call.post(
                "/v1/trials",
                new Requests.StartTrial(
                    means.product().value(),
                    Bodies.machine(means.machine().description()),
                    Bodies.text(means.builtOn()),
                    nonce))
            .bearing(token.value())
            .once(means.nonces().next());
    Heard<Replies.Activated> heard = means.exchange().ask(call, Replies.Activated.class);
    if (heard instanceof Heard.Did<Replies.Activated> did) {
      return received(did.body(), nonce);
    }
    if (heard instanceof Heard.Refusal<Replies.Activated> refusal
        && refusal.problem().code().equals("NOT_SIGNED_IN")) {
      means.session().end(token);
    }
    return heard.other();
  }

  private Reply<Activated> received(Replies.Activated body, String nonce) {
    return means.receive(
        body.license(),
        nonce,
        license ->
            license.serial().value().equals(body.serial())
                && license.activation().toString().equals(body.activation()),
        license ->
            new Reply.Done<>(
                new Activated(
                    license.activation(),
                    license.serial(),
                    body.existing(),
                    body.liveSeats(),
                    body.machineLimit())));
  }
}
