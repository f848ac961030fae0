package dev.licensing.examples.server.console;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import dev.licensing.server.access.VendorScope;
import java.util.List;

/** What customers ask of the vendor: approved, or declined with a reason. */
public final class Deciding {

  private static final String REQUEST = "/console/requests/{request}";

  /** So many are answered at once. */
  private static final int PAGE = 100;

  private Deciding() {}

  /** The queue, the oldest first. */
  public record Queue(List<OrderReplies.RequestBody> requests, String next, boolean decides) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/console/requests", Audience.STAFF, Deciding::queue).needs(VendorScope.VIEW),
        Page.act(REQUEST + "/approve", Audience.STAFF, Deciding::queue, Deciding::approve)
            .needs(VendorScope.SUPPORT),
        Page.act(REQUEST + "/decline", Audience.STAFF, Deciding::queue, Deciding::decline)
            .needs(VendorScope.SUPPORT));
  }

  private static Reply queue(Visit visit) {
    String after = visit.query("after");
    List<OrderReplies.RequestBody> open =
        after.isEmpty()
            ? visit.vendor().get("/v1/vendor/requests", OrderReplies.OpenRequests.class).requests()
            : visit
                .vendor()
                .post(
                    "/v1/vendor/requests/view",
                    new OrderRequests.Page(after),
                    OrderReplies.OpenRequests.class)
                .requests();
    String next = open.size() < PAGE ? "" : open.get(open.size() - 1).request();
    return Reply.show(
        "console/requests",
        "Requests",
        new Queue(open, next, visit.staff().orElseThrow().may(VendorScope.SUPPORT)));
  }

  private static Reply approve(Visit visit) {
    visit
        .vendor()
        .ask("POST", "/v1/requests/" + visit.id("request") + "/approve")
        .once(visit.once())
        .as(Replies.Decided.class);
    return Reply.go("/console/requests", Done.REQUEST_APPROVED);
  }

  private static Reply decline(Visit visit) {
    visit
        .vendor()
        .ask("POST", "/v1/requests/" + visit.id("request") + "/decline")
        .with(new Requests.Decline(visit.field("reason")))
        .once(visit.once())
        .as(Replies.Decided.class);
    return Reply.go("/console/requests", Done.REQUEST_DECLINED);
  }
}
