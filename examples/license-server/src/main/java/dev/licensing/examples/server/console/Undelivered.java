package dev.licensing.examples.server.console;

import dev.licensing.core.wire.VendorReplies;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import dev.licensing.server.access.VendorScope;
import java.util.List;

/** Notices that could not be delivered, to be looked at and sent again. */
public final class Undelivered {

  private Undelivered() {}

  /** The oldest of them. */
  public record Letters(List<VendorReplies.DeadLetterBody> letters) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/console/notices", Audience.STAFF, Undelivered::show).needs(VendorScope.OPERATE),
        Page.act(
                "/console/notices/{notice}/revive",
                Audience.STAFF,
                Undelivered::show,
                Undelivered::revive)
            .needs(VendorScope.OPERATE));
  }

  private static Reply show(Visit visit) {
    return Reply.show(
        "console/notices",
        "Undelivered notices",
        new Letters(
            visit
                .vendor()
                .get("/v1/vendor/dead-letters", VendorReplies.DeadLetters.class)
                .letters()));
  }

  private static Reply revive(Visit visit) {
    visit
        .vendor()
        .ask("POST", "/v1/vendor/dead-letters/" + visit.id("notice") + "/revive")
        .once(visit.once())
        .as(VendorReplies.Revived.class);
    return Reply.go("/console/notices", Done.NOTICE_REVIVED);
  }
}
