package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;

/** A manager asks support to deactivate one machine that is lost for good (chapter 7). */
public final class LostMachine {

  private LostMachine() {}

  /** The machine, how the order stands to its remote deactivations, and what was typed before. */
  public record Shown(
      OrderSeen seen,
      String serial,
      Replies.UseBody use,
      OrderReplies.QuotaBody quota,
      String reason) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.form(
            "/orders/{id}/lost/{serial}/{activation}",
            Audience.PERSON,
            LostMachine::show,
            LostMachine::ask));
  }

  private static Reply show(Visit visit) {
    OrderSeen seen = OrderSeen.managed(visit);
    String serial = visit.unsealed(visit.path("serial"));
    Replies.UseBody use =
        visit
            .api()
            .post("/v1/serials/view", new Requests.ViewSerial(serial), Replies.SerialBody.class)
            .uses()
            .stream()
            .filter(one -> one.activation().equals(visit.path("activation")))
            .findFirst()
            .orElseThrow(() -> Refused.because(404, "NO_SUCH_RESOURCE"));
    return Reply.show(
        "orders/lost",
        "Lost machine",
        new Shown(seen, serial, use, seen.contents().orElseThrow().quota(), visit.field("reason")));
  }

  private static Reply ask(Visit visit) {
    visit
        .api()
        .ask(
            "POST",
            "/v1/activations/" + OrderSeen.id(visit, "activation") + "/remote-deactivation-request")
        .with(new Requests.RequestRemoteDeactivation(visit.field("reason")))
        .once(visit.once())
        .as(Replies.RemoteDeactivationRequested.class);
    return Reply.go(OrderSeen.page(visit), Done.DEACTIVATION_REQUESTED);
  }
}
