package dev.licensing.server;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Ending;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.Responses;
import java.util.List;
import java.util.UUID;

/** Activations: beginning, refreshing, releasing, force-releasing. */
final class ActivationDesk {

  private static final String ONE = "/v1/activations/{id}";

  private final Desk desk;

  ActivationDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/activations", Route.Who.PERSON, this::activate),
        new Route("POST", ONE + "/refresh", Route.Who.PERSON_OR_INSTALLATION, this::refresh),
        new Route("POST", ONE + "/release", Route.Who.PERSON_OR_INSTALLATION, this::release),
        new Route("POST", ONE + "/force-release/preview", Route.Who.PERSON, this::ask),
        new Route("POST", ONE + "/force-release", Route.Who.PERSON, this::forceRelease));
  }

  private WireResponse activate(Call call) {
    Requests.Activate body = desk.body(call, Requests.Activate.class);
    desk.guessesAllowed(call);
    return desk.execute(
        call,
        new Activate(
            call.origin(),
            desk.serial(call, body.serial()),
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

  private WireResponse refresh(Call call) {
    Requests.Refresh body = desk.body(call, Requests.Refresh.class);
    return desk.execute(
        call,
        new Refresh(
            call.origin(),
            named(call),
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

  private WireResponse release(Call call) {
    Requests.Release body = desk.body(call, Requests.Release.class);
    return desk.execute(
        call,
        new Release(call.origin(), named(call), Fields.machine(body.machine())),
        body,
        Answer.Released.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new Replies.Released(
                    answer.activation().id().toString(),
                    answer.activation().ending().map(Ending::at).orElseThrow().toString())));
  }

  private WireResponse ask(Call call) {
    Requests.ForceRelease body = desk.body(call, Requests.ForceRelease.class);
    Decision decision = desk.preview(command(call, body));
    if (decision instanceof Refused refused) {
      return desk.refused(call, refused);
    }
    ForceReleaseReport report = (ForceReleaseReport) decision.report().orElseThrow();
    return Responses.report(Answers.forceRelease(report), report.hash().value());
  }

  private WireResponse forceRelease(Call call) {
    Requests.ForceRelease body = desk.body(call, Requests.ForceRelease.class);
    return desk.execute(
        call,
        command(call, body),
        body,
        Answer.ForceReleased.class,
        (answer, permitted) -> Desk.reply(200, Answers.forceRelease(answer.report())));
  }

  private ForceRelease command(Call call, Requests.ForceRelease body) {
    return new ForceRelease(
        call.origin(),
        named(call),
        body.unreachable(),
        Fields.words("reason", body.reason(), Ending.LONGEST_REASON),
        AccountDesk.confirmation(call));
  }

  /** What is no id at all names what never was, and is answered like that (rule 2.8). */
  private ActivationId named(Call call) {
    try {
      UUID id = UUID.fromString(call.id());
      if (id.toString().equals(call.id())) {
        return new ActivationId(id);
      }
    } catch (IllegalArgumentException e) {
      // falls through
    }
    return new ActivationId(desk.ids.next());
  }
}
