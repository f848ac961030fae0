package dev.licensing.server;

import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.OrderAnswers;
import dev.licensing.server.body.ProblemException;
import java.util.List;
import java.util.Optional;

/** What one person asks and another decides, or the vendor does. */
final class RequestDesk {

  private static final String ONE = "/v1/requests/{id}";

  private final Desk desk;

  RequestDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.post(ONE + "/approve", Who.PERSON_OR_VENDOR, this::approve)
            .needs(VendorScope.SUPPORT)
            .does(ApproveRequest.class)
            .gives(Replies.Decided.class, 200),
        Route.post(ONE + "/decline", Who.PERSON_OR_VENDOR, this::decline)
            .needs(VendorScope.SUPPORT)
            .takes(Requests.Decline.class)
            .does(DeclineRequest.class)
            .gives(Replies.Decided.class, 200),
        Route.get("/v1/vendor/requests", Who.VENDOR, call -> view(call, Optional.empty()))
            .needs(VendorScope.VIEW)
            .asks(ViewRequests.class)
            .gives(OrderReplies.OpenRequests.class, 200),
        Route.post("/v1/vendor/requests/view", Who.VENDOR, this::viewFurther)
            .needs(VendorScope.VIEW)
            .takes(OrderRequests.Page.class)
            .asks(ViewRequests.class)
            .gives(OrderReplies.OpenRequests.class, 200));
  }

  /** What was asked for is done, so the answer is that of another command as often as not. */
  private WireResponse approve(Call call) {
    RequestId request = request(call);
    return desk.execute(
        call,
        new ApproveRequest(call.origin(), request),
        "",
        Answer.class,
        (answer, permitted) ->
            Desk.reply(200, new Replies.Decided(request.toString(), "APPROVED")));
  }

  private WireResponse decline(Call call) {
    Requests.Decline body = desk.body(call, Requests.Decline.class);
    RequestId request = request(call);
    return desk.execute(
        call,
        new DeclineRequest(
            call.origin(), request, Fields.words("reason", body.reason(), Request.LONGEST_TEXT)),
        body,
        Answer.Declined.class,
        (answer, permitted) ->
            Desk.reply(200, new Replies.Decided(request.toString(), "DECLINED")));
  }

  private WireResponse viewFurther(Call call) {
    String after = desk.body(call, OrderRequests.Page.class).after();
    RequestId request =
        new RequestId(
            Fields.uuid(after)
                .orElseThrow(() -> ProblemException.malformed("after: the id of a request")));
    return view(call, Optional.of(request));
  }

  private WireResponse view(Call call, Optional<RequestId> after) {
    return desk.show(
        call,
        new ViewRequests(call.origin(), after),
        Answer.RequestsShown.class,
        OrderAnswers::requests);
  }

  private static RequestId request(Call call) {
    return new RequestId(Desk.id(call));
  }
}
