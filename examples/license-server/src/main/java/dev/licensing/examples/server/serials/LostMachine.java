package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Replies.SerialBody;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Optional;

/** Support is asked to end the activation of a machine that is gone for good (rule 7.1). */
public final class LostMachine {

  private static final String PATH = "/serials/{serial}/activations/{activation}/lost";

  private LostMachine() {}

  /**
   * The form.
   *
   * @param quota of the order, where the caller manages it
   */
  public record Model(
      String handle, Replies.UseBody use, Optional<OrderReplies.QuotaBody> quota, String why) {}

  /** Support was asked. */
  public record Asked(String handle, Replies.RemoteDeactivationRequested asked) {}

  static List<Page> pages() {
    return List.of(Page.form(PATH, Audience.PERSON, LostMachine::form, LostMachine::ask));
  }

  private static Reply form(Visit visit) {
    SerialBody serial = OneSerial.of(visit);
    Replies.UseBody use =
        serial.uses().stream()
            .filter(known -> known.activation().equals(visit.path("activation")))
            .findFirst()
            .orElseThrow(Chosen::nowhere);
    return Reply.show(
        "serials/lost",
        "Ask for a remote deactivation",
        new Model(
            visit.path("serial"),
            use,
            OneSerial.order(visit, serial).map(OrderReplies.ContentsBody::quota),
            visit.field("reason")));
  }

  /** Sending it again is sending it once, so the answer can be shown at once. */
  private static Reply ask(Visit visit) {
    Replies.RemoteDeactivationRequested asked =
        visit
            .api()
            .ask(
                "POST",
                "/v1/activations/" + visit.id("activation") + "/remote-deactivation-request")
            .with(new Requests.RequestRemoteDeactivation(visit.field("reason")))
            .once(visit.once())
            .as(Replies.RemoteDeactivationRequested.class);
    return Reply.show(
        "serials/lost-asked", "Support is asked", new Asked(visit.path("serial"), asked));
  }
}
