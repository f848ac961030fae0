package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Sentences;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The owner gives whole orders up, and may keep them for somebody (rules 4.8, 4.9). */
public final class Relinquishing {

  private Relinquishing() {}

  /**
   * What it means.
   *
   * @param reasons why it cannot be done now; empty if it can
   * @param email for whom they are kept; empty for nobody
   * @param day until whose end; empty until they are claimed
   */
  public record Model(
      Chosen chosen,
      Replies.RelinquishReport report,
      List<Sentences.Said> reasons,
      String email,
      String day) {}

  static List<Page> pages() {
    return List.of(
        Page.form(
            "/serials/{serial}/relinquish",
            Audience.PERSON,
            Relinquishing::form,
            Relinquishing::relinquish));
  }

  private static Reply form(Visit visit) {
    Chosen chosen = Chosen.of(visit);
    Preview<Replies.RelinquishReport> preview =
        Preview.of(
            () ->
                visit
                    .api()
                    .post(
                        "/v1/relinquishments/preview",
                        new Requests.Relinquish(chosen.wholeNames(), null),
                        Replies.RelinquishReport.class),
            Problem::relinquishment);
    return Reply.show(
        "serials/relinquish",
        "Relinquish serials",
        new Model(
            chosen,
            preview.report().orElseThrow(),
            preview.reasons(),
            visit.field("email"),
            visit.field("day")));
  }

  private static Reply relinquish(Visit visit) {
    visit
        .api()
        .ask("POST", "/v1/relinquishments")
        .with(new Requests.Relinquish(Chosen.of(visit).wholeNames(), reservation(visit)))
        .once(visit.once())
        .confirming(visit.field("hash"))
        .as(Replies.RelinquishReport.class);
    return Reply.go("/serials", Done.RELINQUISHED);
  }

  private static Requests.@Nullable ReservationBody reservation(Visit visit) {
    String email = visit.field("email");
    return email.isEmpty()
        ? null
        : new Requests.ReservationBody(email, Days.end(visit.field("day")));
  }
}
