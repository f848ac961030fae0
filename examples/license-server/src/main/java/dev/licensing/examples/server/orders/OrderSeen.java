package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Visit;
import java.util.Optional;

/**
 * An order as who has signed in sees it.
 *
 * @param me who has signed in
 * @param contents what only managers see
 */
public record OrderSeen(
    Replies.AccountBody me,
    OrderReplies.OrderBody order,
    Optional<OrderReplies.ContentsBody> contents) {

  /**
   * The order that the address names, with the serials behind the one that the address names.
   *
   * @throws Refused as if there were no such order, if it is not for who asks
   */
  static OrderSeen of(Visit visit) {
    String path = path(visit);
    OrderReplies.OrderBody order =
        visit.query("after").isEmpty()
            ? visit.api().get(path, OrderReplies.OrderBody.class)
            : visit
                .api()
                .post(
                    path + "/view",
                    new OrderRequests.Page(visit.unsealed(visit.query("after"))),
                    OrderReplies.OrderBody.class);
    return new OrderSeen(visit.account(), order, Optional.ofNullable(order.contents()));
  }

  /**
   * The same, for a page of managers.
   *
   * @throws Refused also for who has only activated it
   */
  static OrderSeen managed(Visit visit) {
    OrderSeen seen = of(visit);
    if (seen.contents().isEmpty()) {
      throw Refused.because(403, "NOT_ALLOWED");
    }
    return seen;
  }

  /** Where the protocol has it. */
  static String path(Visit visit) {
    return "/v1/orders/" + visit.id("id");
  }

  /** Where its page is. */
  static String page(Visit visit) {
    return "/orders/" + visit.path("id");
  }

  /** Where its page is. */
  public String page() {
    return "/orders/" + order.order();
  }

  /** Whether this is who has signed in. */
  public boolean isMe(String email) {
    return me.email().equals(email);
  }

  /** Whether who has signed in may ask for a transfer of the order (rule 5.6). */
  public boolean buys() {
    return order.managers().stream()
        .anyMatch(manager -> isMe(manager.email()) && !manager.role().equals("LICENSE_MANAGER"));
  }

  /** Whether managers add managers without the vendor (rule 5.7). */
  public boolean selfService() {
    return contents.filter(order -> order.terms().admission().equals("SELF_SERVICE")).isPresent();
  }
}
