package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;

/** The owner lets somebody use serials, or no longer (rules 4.4, 4.6). */
public final class Sharing {

  private Sharing() {}

  /** Which serials, and with whom. */
  public record Model(Chosen chosen, String email, boolean assign) {}

  static List<Page> pages() {
    return List.of(
        Page.form(
            "/serials/{serial}/assign",
            Audience.PERSON,
            visit -> form(visit, true),
            Sharing::assign),
        Page.form(
            "/serials/{serial}/unassign",
            Audience.PERSON,
            visit -> form(visit, false),
            Sharing::unassign));
  }

  private static Reply form(Visit visit, boolean assign) {
    return Reply.show(
        "serials/sharing",
        assign ? "Assign a user" : "Unassign a user",
        new Model(Chosen.of(visit), visit.field("email"), assign));
  }

  private static Reply assign(Visit visit) {
    Chosen chosen = Chosen.of(visit);
    Replies.Shared shared = share(visit, chosen, "/v1/assignments");
    return chosen.done(shared.serials().containsValue("INVITED") ? Done.INVITED : Done.ASSIGNED);
  }

  private static Reply unassign(Visit visit) {
    Chosen chosen = Chosen.of(visit);
    Replies.Shared shared = share(visit, chosen, "/v1/unassignments");
    return chosen.done(
        shared.serials().containsValue("UNASSIGNED") ? Done.UNASSIGNED : Done.NOT_ASSIGNED);
  }

  private static Replies.Shared share(Visit visit, Chosen chosen, String path) {
    return visit
        .api()
        .ask("POST", path)
        .with(new Requests.Share(chosen.names(), visit.field("email")))
        .once(visit.once())
        .as(Replies.Shared.class);
  }
}
