package dev.licensing.server;

import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.Reports;
import java.util.List;

/** Users who have left, and who come back (chapter 6). */
final class UserDesk {

  private static final String REMOVALS = "/v1/orders/{id}/removals";

  private final Desk desk;

  UserDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.post(REMOVALS + "/preview", Who.PERSON, this::previewRemoval)
            .takes(OrderRequests.RemoveUser.class)
            .asks(RemoveUser.class)
            .gives(OrderReplies.RemovalReport.class, 200)
            .reported(),
        Route.post(REMOVALS, Who.PERSON, this::remove)
            .takes(OrderRequests.RemoveUser.class)
            .does(RemoveUser.class)
            .gives(OrderReplies.RemovalReport.class, 200)
            .reported(),
        Route.post("/v1/reinstatements", Who.PERSON_OR_VENDOR, this::reinstate)
            .needs(VendorScope.SUPPORT)
            .takes(OrderRequests.ReinstateUser.class)
            .does(ReinstateUser.class)
            .gives(OrderReplies.Reinstated.class, 200));
  }

  private WireResponse previewRemoval(Call call) {
    return desk.preview(call, removing(call, desk.body(call, OrderRequests.RemoveUser.class)));
  }

  private WireResponse remove(Call call) {
    OrderRequests.RemoveUser body = desk.body(call, OrderRequests.RemoveUser.class);
    return desk.execute(
        call,
        removing(call, body),
        body,
        Answer.UserRemoved.class,
        (answer, permitted) -> Desk.reply(200, Reports.removal(answer.report())));
  }

  private static RemoveUser removing(Call call, OrderRequests.RemoveUser body) {
    AccountId user = Fields.account("user", body.user());
    return Fields.read(
        "email",
        () ->
            new RemoveUser(
                call.origin(), OrderDesk.order(call), user, body.email(), Desk.confirmation(call)));
  }

  private WireResponse reinstate(Call call) {
    OrderRequests.ReinstateUser body = desk.body(call, OrderRequests.ReinstateUser.class);
    return desk.execute(
        call,
        new ReinstateUser(call.origin(), Fields.account("user", body.user())),
        body,
        Answer.Reinstated.class,
        (answer, permitted) ->
            Desk.reply(
                200, new OrderReplies.Reinstated(answer.user().toString(), answer.wasBarred())));
  }
}
