package dev.licensing.server;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import java.time.Instant;
import java.util.List;

/** Activations, as their own machine handles them: beginning, refreshing, ending. */
final class ActivationDesk {

  private static final String ONE = "/v1/activations/{id}";

  private final Desk desk;
  private final OwnLicenses licenses;
  private final Bearers bearers;

  ActivationDesk(Desk desk) {
    this.desk = desk;
    this.licenses = desk.licenses;
    this.bearers = new Bearers(desk);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/activations", Who.PERSON, this::activate)
            .takes(Requests.Activate.class)
            .does(Activate.class)
            .gives(Replies.Activated.class, 200, 201)
            .guessable(),
        Route.post("/v1/bearer-activations", Who.ANYBODY, this::activateForBearer)
            .takes(Requests.Activate.class)
            .does(Activate.class)
            .gives(Replies.Activated.class, 200, 201)
            .guessable(),
        Route.post("/v1/trials", Who.PERSON, this::startTrial)
            .takes(Requests.StartTrial.class)
            .does(StartTrial.class)
            .gives(Replies.Activated.class, 200, 201),
        Route.post(ONE + "/refresh", Who.PERSON_OR_INSTALLATION, this::refresh)
            .takes(Requests.Refresh.class)
            .does(Refresh.class)
            .gives(Replies.Refreshed.class, 200),
        Route.post(ONE + "/reactivate", Who.PERSON_OR_INSTALLATION, this::reactivate)
            .takes(Requests.Reactivate.class)
            .does(Reactivate.class)
            .gives(Replies.Reactivated.class, 200),
        Route.post(ONE + "/release", Who.PERSON_OR_INSTALLATION, this::release)
            .takes(Requests.Release.class)
            .does(Release.class)
            .gives(Replies.Released.class, 200),
        Route.post("/v1/returns", Who.ANYBODY, this::returned)
            .takes(Requests.ReturnTicket.class)
            .does(Release.class)
            .gives(Replies.Released.class, 200));
  }

  private WireResponse activate(Call call) {
    Requests.Activate body = desk.body(call, Requests.Activate.class);
    return activate(call, body, desk.serial(call, body.serial()));
  }

  /** The serial is all that is shown; where that is enough, whoever has it is one account. */
  private WireResponse activateForBearer(Call call) {
    Requests.Activate body = desk.body(call, Requests.Activate.class);
    SerialNumber serial = desk.serial(call, body.serial());
    return activate(bearers.calling(call, serial), body, serial);
  }

  private WireResponse activate(Call call, Requests.Activate body, SerialNumber serial) {
    return desk.execute(
        call,
        new Activate(
            call.origin(),
            serial,
            Fields.machine(body.machine()),
            new ActivationId(desk.ids.next()),
            Fields.buildDate(body.buildDate()),
            Fields.nonce(body.nonce())),
        body,
        Answer.Activated.class,
        this::activated);
  }

  private StoredReply activated(Answer.Activated answer, Permitted permitted) {
    return Desk.reply(
        answer.existing() ? 200 : 201,
        new Replies.Activated(
            answer.activation().id().toString(),
            answer.activation().serial().value(),
            answer.existing(),
            answer.liveSeats(),
            answer.machineLimit(),
            desk.signed(permitted).orElseThrow()));
  }

  private WireResponse startTrial(Call call) {
    Requests.StartTrial body = desk.body(call, Requests.StartTrial.class);
    return desk.execute(
        call,
        new StartTrial(
            call.origin(),
            Fields.product(body.product()),
            Fields.machine(body.machine()),
            new OrderId(desk.ids.next()),
            desk.newSerial(),
            new ActivationId(desk.ids.next()),
            Fields.buildDate(body.buildDate()),
            Fields.nonce(body.nonce())),
        body,
        Answer.Activated.class,
        this::activated);
  }

  private WireResponse refresh(Call call) {
    Requests.Refresh body = desk.body(call, Requests.Refresh.class);
    return desk.execute(
        call,
        new Refresh(
            call.origin(),
            desk.activation(call),
            Fields.machine(body.machine()),
            Fields.buildDate(body.buildDate()),
            Fields.nonce(body.nonce())),
        body,
        Answer.Refreshed.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new Replies.Refreshed(
                    answer.activation().id().toString(), desk.signed(permitted).orElseThrow())));
  }

  private WireResponse reactivate(Call call) {
    Requests.Reactivate body = desk.body(call, Requests.Reactivate.class);
    return desk.execute(
        call,
        new Reactivate(
            call.origin(),
            desk.activation(call),
            Fields.machine(body.machine()),
            Fields.buildDate(body.buildDate()),
            Fields.nonce(body.nonce())),
        body,
        Answer.Reactivated.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new Replies.Reactivated(
                    answer.activation().id().toString(),
                    answer.coolDownUntil().map(Instant::toString).orElse(null),
                    desk.signed(permitted).orElseThrow())));
  }

  private WireResponse release(Call call) {
    Requests.Release body = desk.body(call, Requests.Release.class);
    return release(call, desk.activation(call), body.machine(), body);
  }

  /** Whoever carries the ticket: it is the installation that asks. */
  private WireResponse returned(Call call) {
    Requests.ReturnTicket body = desk.body(call, Requests.ReturnTicket.class);
    Actor.Installation holder = licenses.holder(body.license());
    return release(call.by(holder), holder.activation(), body.machine(), body);
  }

  private WireResponse release(
      Call call, ActivationId activation, Requests.MachineBody machine, Object asked) {
    return desk.execute(
        call,
        new Release(call.origin(), activation, Fields.machine(machine)),
        asked,
        Answer.Released.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new Replies.Released(
                    answer.activation().id().toString(),
                    answer.activation().ending().map(Ending::at).orElseThrow().toString())));
  }
}
