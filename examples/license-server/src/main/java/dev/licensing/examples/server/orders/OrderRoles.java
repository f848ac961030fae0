package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;

/** Who manages an order, who shall, and whose it shall be (rules 5.6 to 5.8). */
public final class OrderRoles {

  private OrderRoles() {}

  /** The order, and what was typed before. */
  public record Form(
      OrderSeen seen,
      List<OrderReplies.AwaitedBody> awaited,
      String manager,
      String email,
      String name) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    String path = "/orders/{id}/managers";
    return List.of(
        Page.form(path, Audience.PERSON, OrderRoles::show, OrderRoles::add),
        Page.act(path + "/remove", Audience.PERSON, OrderRoles::show, OrderRoles::remove),
        Page.act("/orders/{id}/transfer", Audience.PERSON, OrderRoles::show, OrderRoles::transfer));
  }

  private static Reply show(Visit visit) {
    OrderSeen seen = OrderSeen.managed(visit);
    return Reply.show(
        "orders/roles",
        "Managers of the order",
        new Form(
            seen,
            seen.contents().orElseThrow().awaited(),
            visit.field("manager"),
            visit.field("email"),
            visit.field("name")));
  }

  private static Reply add(Visit visit) {
    String outcome =
        visit
            .api()
            .ask("POST", OrderSeen.path(visit) + "/license-managers")
            .with(new OrderRequests.LicenseManager(visit.field("manager")))
            .once(visit.once())
            .as(OrderReplies.LicenseManagerChanged.class)
            .outcome();
    Done done =
        switch (outcome) {
          case "REQUESTED" -> Done.LICENSE_MANAGER_REQUESTED;
          case "INVITED" -> Done.LICENSE_MANAGER_INVITED;
          case "UNCHANGED" -> Done.LICENSE_MANAGER_ALREADY;
          default -> Done.LICENSE_MANAGER_ADDED;
        };
    return Reply.go(here(visit), done);
  }

  /** Who has removed themself sees the order no more. */
  private static Reply remove(Visit visit) {
    OrderSeen before = OrderSeen.managed(visit);
    String email = visit.field("whom");
    visit
        .api()
        .ask("POST", OrderSeen.path(visit) + "/license-managers/remove")
        .with(new OrderRequests.LicenseManager(email))
        .once(visit.once())
        .as(OrderReplies.LicenseManagerChanged.class);
    return Reply.go(before.isMe(email) ? "/orders" : here(visit), Done.LICENSE_MANAGER_REMOVED);
  }

  private static Reply transfer(Visit visit) {
    visit
        .api()
        .ask("POST", OrderSeen.path(visit) + "/transfer-request")
        .with(new OrderRequests.RequestTransfer(visit.field("email"), visit.field("name")))
        .once(visit.once())
        .as(Replies.Requested.class);
    return Reply.go(OrderSeen.page(visit), Done.ORDER_TRANSFER_REQUESTED);
  }

  private static String here(Visit visit) {
    return OrderSeen.page(visit) + "/managers";
  }
}
