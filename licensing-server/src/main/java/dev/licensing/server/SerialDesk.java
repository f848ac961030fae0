package dev.licensing.server;

import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.Chronicle;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.Responses;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Serials: seeing and sharing them, and asking for access. */
final class SerialDesk {

  private static final int MOST_ENTRIES = 100;

  private final Desk desk;

  SerialDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/serials", Who.PERSON, this::list)
            .asks(ViewEstate.class)
            .gives(Replies.Serials.class, 200),
        Route.post("/v1/serials/view", Who.PERSON_OR_VENDOR, this::view)
            .needs(VendorScope.VIEW)
            .takes(Requests.ViewSerial.class)
            .asks(ViewSerial.class)
            .gives(Replies.SerialBody.class, 200)
            .guessable(),
        Route.post("/v1/serials/history", Who.PERSON_OR_VENDOR, this::history)
            .needs(VendorScope.VIEW)
            .takes(Requests.ViewHistory.class)
            .asks(ViewSerial.class)
            .gives(Replies.History.class, 200)
            .guessable(),
        Route.post("/v1/assignments", Who.PERSON, this::assign)
            .takes(Requests.Share.class)
            .does(AssignUser.class)
            .gives(Replies.Shared.class, 200)
            .guessable(),
        Route.post("/v1/unassignments", Who.PERSON, this::unassign)
            .takes(Requests.Share.class)
            .does(UnassignUser.class)
            .gives(Replies.Shared.class, 200)
            .guessable(),
        Route.post("/v1/access-requests", Who.PERSON, this::requestAccess)
            .takes(Requests.AskForAccess.class)
            .does(RequestAccess.class)
            .gives(Replies.AccessRequested.class, 202)
            .guessable());
  }

  private WireResponse list(Call call) {
    return desk.show(
        call, ViewEstate.own(call.origin()), Answer.EstateShown.class, Answers::estate);
  }

  /** The serial stands in the body: it is a secret, and paths end up in logs. */
  private WireResponse view(Call call) {
    Requests.ViewSerial body = desk.body(call, Requests.ViewSerial.class);
    return desk.show(
        call,
        new ViewSerial(call.origin(), desk.serial(call, body.serial())),
        Answer.SerialShown.class,
        shown -> Answers.serial(shown.serial()));
  }

  /** Who may see the serial, sees what became of it; the record knows no more than that. */
  private WireResponse history(Call call) {
    Requests.ViewHistory body = desk.body(call, Requests.ViewHistory.class);
    ViewSerial view = new ViewSerial(call.origin(), desk.serial(call, body.serial()));
    if (desk.ask(call, view) instanceof Decision.Refused refused) {
      return desk.refused(call, refused);
    }
    LicenseStore store = desk.settings.store();
    RecordPage page =
        Fields.read(
            "after",
            () -> store.record(view.serial(), Optional.ofNullable(body.after()), MOST_ENTRIES));
    Chronicle chronicle = new Chronicle(view.serial(), call.origin(), page.entries());
    return Responses.json(
        200, Answers.history(chronicle.lines(store.read(chronicle.needs())), page.next()));
  }

  private WireResponse assign(Call call) {
    Requests.Share body = desk.body(call, Requests.Share.class);
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
    return new Replies.Shared(Answers.outcomes(serials));
  }
}
