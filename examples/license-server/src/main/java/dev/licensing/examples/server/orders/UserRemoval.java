package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Problem;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Sentences;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Set;

/** A user who has left, and one who comes back (chapter 6). */
public final class UserRemoval {

  /** What the form itself is there to put right. */
  private static final Set<String> YET_TO_COME =
      Set.of("EMAIL_NOT_RETYPED", "REAUTHENTICATION_REQUIRED");

  private UserRemoval() {}

  /**
   * Everything that would end.
   *
   * @param against why it cannot be done at all
   */
  public record Shown(
      String order, OrderReplies.RemovalReport report, List<Sentences.Said> against) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.form(
            "/orders/{id}/users/{user}/remove",
            Audience.PERSON,
            UserRemoval::show,
            UserRemoval::remove),
        Page.act("/orders/{id}/reinstate", Audience.PERSON, Orders::show, UserRemoval::reinstate));
  }

  /** The report comes with the refusal, too: nobody has typed anything yet. */
  private static Reply show(Visit visit) {
    OrderRequests.RemoveUser body = new OrderRequests.RemoveUser(visit.id("user"), "");
    try {
      return shown(
          visit,
          visit
              .api()
              .post(
                  OrderSeen.path(visit) + "/removals/preview",
                  body,
                  OrderReplies.RemovalReport.class),
          List.of());
    } catch (Refused e) {
      OrderReplies.RemovalReport report = e.problem().removal();
      if (report == null) {
        throw e;
      }
      return shown(visit, report, against(e.problem()));
    }
  }

  private static List<Sentences.Said> against(Problem problem) {
    return Sentences.of(problem).stream()
        .filter(said -> !YET_TO_COME.contains(said.code()))
        .toList();
  }

  private static Reply shown(
      Visit visit, OrderReplies.RemovalReport report, List<Sentences.Said> against) {
    return Reply.show(
        "orders/removal",
        "Remove " + report.name(),
        new Shown(OrderSeen.page(visit), report, against));
  }

  private static Reply remove(Visit visit) {
    visit
        .api()
        .ask("POST", OrderSeen.path(visit) + "/removals")
        .with(new OrderRequests.RemoveUser(visit.id("user"), visit.field("email")))
        .confirming(visit.field("hash"))
        .once(visit.once())
        .as(OrderReplies.RemovalReport.class);
    return Reply.go(OrderSeen.page(visit), Done.USER_REMOVED);
  }

  private static Reply reinstate(Visit visit) {
    visit
        .api()
        .ask("POST", "/v1/reinstatements")
        .with(new OrderRequests.ReinstateUser(visit.field("user")))
        .once(visit.once())
        .as(OrderReplies.Reinstated.class);
    return Reply.go(OrderSeen.page(visit), Done.USER_REINSTATED);
  }
}
