package dev.licensing.server;

import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Responses;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Serials: seeing, claiming and sharing them, and asking for access. */
final class SerialDesk {

  private final Desk desk;

  SerialDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/serials", Route.Who.PERSON, this::list),
        new Route("POST", "/v1/claims", Route.Who.PERSON, this::claim),
        new Route("POST", "/v1/assignments", Route.Who.PERSON, this::assign),
        new Route("POST", "/v1/unassignments", Route.Who.PERSON, this::unassign),
        new Route("POST", "/v1/access-requests", Route.Who.PERSON, this::requestAccess));
  }

  private WireResponse list(Call call) {
    Decision decision = desk.preview(new ViewEstate(call.origin()));
    if (decision instanceof Permitted permitted
        && permitted.answer() instanceof Answer.EstateShown estate) {
      return Responses.json(200, Answers.estate(estate));
    }
    throw new ProblemException(ProblemCode.NOT_SIGNED_IN, "");
  }

  private WireResponse claim(Call call) {
    Requests.Claim body = desk.body(call, Requests.Claim.class);
    desk.guessesAllowed(call);
    return desk.execute(
        call,
        new ClaimSerials(call.origin(), desk.serials(call, body.serials())),
        body,
        Answer.Claimed.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new Replies.Claimed(answer.order().toString(), Answers.serials(answer.serials()))));
  }

  private WireResponse assign(Call call) {
    Requests.Share body = desk.body(call, Requests.Share.class);
    desk.guessesAllowed(call);
    return desk.execute(
        call,
        new AssignUser(
            call.origin(), desk.serials(call, body.serials()), Fields.email(body.email())),
        body,
        Answer.Assigned.class,
        (answer, permitted) -> Desk.reply(200, shared(answer.serials())));
  }

  private WireResponse unassign(Call call) {
    Requests.Share body = desk.body(call, Requests.Share.class);
    desk.guessesAllowed(call);
    return desk.execute(
        call,
        new UnassignUser(
            call.origin(), desk.serials(call, body.serials()), Fields.email(body.email())),
        body,
        Answer.Unassigned.class,
        (answer, permitted) -> Desk.reply(200, shared(answer.serials())));
  }

  private WireResponse requestAccess(Call call) {
    Requests.AskForAccess body = desk.body(call, Requests.AskForAccess.class);
    desk.guessesAllowed(call);
    String message = Fields.words("message", body.message(), Request.LONGEST_TEXT);
    return desk.execute(
        call,
        new RequestAccess(
            call.origin(),
            desk.serial(call, body.serial()),
            new RequestId(desk.ids.next()),
            message),
        body,
        Answer.AccessRequested.class,
        (answer, permitted) ->
            Desk.reply(
                202,
                new Replies.AccessRequested(
                    answer.serial().value(),
                    answer.request().map(RequestId::toString).orElse(null))));
  }

  private static Replies.Shared shared(SortedMap<SerialNumber, Answer.Sharing> serials) {
    Map<String, String> texts = new TreeMap<>();
    serials.forEach((serial, sharing) -> texts.put(serial.value(), sharing.name()));
    return new Replies.Shared(texts);
  }
}
