package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Reactivated;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Heard;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Moves an activation to the machine as it is now (rule 3.6). Nothing is stored before: whoever
 * asks again after a lost answer finds the machine unchanged, and that costs no second cool-down.
 */
final class Reactivating {

  private final Means means;
  private final Refreshing refreshing;

  Reactivating(Means means, Refreshing refreshing) {
    this.means = means;
    this.refreshing = refreshing;
  }

  /**
   * Asks for it.
   *
   * @param asking puts the credentials to the request, and sends it
   */
  Reply<Reactivated> reactivate(
      ActivationId activation, Function<Call, Heard<Replies.Reactivated>> asking) {
    String nonce = means.nonces().next();
    Call call =
        Call.post(
                "/v1/activations/" + activation + "/reactivate",
                new Requests.Reactivate(
                    Bodies.machine(means.machine().description()),
                    Bodies.text(means.builtOn()),
                    nonce))
            .once(means.nonces().next());
    Heard<Replies.Reactivated> heard = asking.apply(call);
    return heard instanceof Heard.Did<Replies.Reactivated> did
        ? received(did.body(), activation, nonce)
        : refreshing.heardNo(heard, activation, nonce);
  }

  private Reply<Reactivated> received(
      Replies.Reactivated body, ActivationId activation, String nonce) {
    return means.receive(
        body.license(),
        nonce,
        license -> license.activation().equals(activation),
        license ->
            new Heard.Did<>(body)
                .reply(
                    said ->
                        new Reactivated(
                            activation,
                            license.serial(),
                            Optional.ofNullable(said.coolDownUntil()).map(Instant::parse))));
  }
}
