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

/** An activation is ended from elsewhere, because its machine cannot be reached (rule 3.2). */
public final class ForceReleasing {

  private static final String PATH = "/serials/{serial}/activations/{activation}/force-release";

  private ForceReleasing() {}

  /**
   * What it means.
   *
   * @param reasons why it cannot be done now; empty if it can
   * @param why what was typed before
   */
  public record Model(
      String handle, Replies.ForceReleaseReport report, List<Sentences.Said> reasons, String why) {}

  static List<Page> pages() {
    return List.of(Page.form(PATH, Audience.PERSON, ForceReleasing::form, ForceReleasing::release));
  }

  /** Asked as if it were stated already; that is asked for when it is done. */
  private static Reply form(Visit visit) {
    OneSerial.of(visit);
    Preview<Replies.ForceReleaseReport> preview =
        Preview.of(
            () ->
                visit
                    .api()
                    .post(
                        path(visit) + "/preview",
                        new Requests.ForceRelease(true, ""),
                        Replies.ForceReleaseReport.class),
            Problem::forceRelease);
    return Reply.show(
        "serials/force-release",
        "Force release",
        new Model(
            visit.path("serial"),
            preview.report().orElseThrow(),
            preview.reasons(),
            visit.field("reason")));
  }

  private static Reply release(Visit visit) {
    visit
        .api()
        .ask("POST", path(visit))
        .with(new Requests.ForceRelease(visit.ticked("unreachable"), visit.field("reason")))
        .once(visit.once())
        .confirming(visit.field("hash"))
        .as(Replies.ForceReleaseReport.class);
    return OneSerial.back(visit, Done.FORCE_RELEASED);
  }

  private static String path(Visit visit) {
    return "/v1/activations/" + visit.id("activation") + "/force-release";
  }
}
