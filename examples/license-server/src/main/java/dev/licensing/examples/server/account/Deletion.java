package dev.licensing.examples.server.account;

import dev.licensing.core.wire.Replies;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of an account: what is in the way, what it means, and doing it (chapter 8). */
public final class Deletion {

  private static final String PATH = "/delete-account";

  private Deletion() {}

  /** The report, and what blocks by serial. */
  public record Shown(Replies.DeletionReport report, List<Blocked> blocked) {}

  /**
   * A serial in the way.
   *
   * @param address of its page
   * @param owned whether it is the account's own, so that anybody's use blocks
   */
  public record Blocked(
      String serial, String address, boolean owned, List<Replies.BlockingBody> uses) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.form(PATH, Audience.PERSON, Deletion::show, Deletion::delete),
        Page.view("/goodbye", Audience.ANYBODY, Deletion::goodbye));
  }

  /** Always the report of this moment: also after a confirmation of one that was no longer true. */
  private static Reply show(Visit visit) {
    Replies.DeletionReport report =
        visit.api().get("/v1/account/deletion", Replies.DeletionReport.class);
    Map<String, List<Replies.BlockingBody>> uses =
        report.blocking().stream()
            .collect(
                Collectors.groupingBy(
                    Replies.BlockingBody::serial, LinkedHashMap::new, Collectors.toList()));
    List<Blocked> blocked =
        uses.entrySet().stream()
            .map(
                entry ->
                    new Blocked(
                        entry.getKey(),
                        "/serials/" + visit.sealed(entry.getKey()),
                        entry.getValue().get(0).owned(),
                        entry.getValue()))
            .toList();
    return Reply.show("account/deletion", "Delete account", new Shown(report, blocked));
  }

  private static Reply delete(Visit visit) {
    if (!visit.ticked("understood")) {
      throw Refused.because(422, "NOT_TICKED");
    }
    visit.api().ask("DELETE", "/v1/account").confirming(visit.field("hash")).done();
    visit.end();
    return Reply.go("/goodbye", Done.ACCOUNT_DELETED);
  }

  private static Reply goodbye(Visit visit) {
    return visit.signedIn() ? Reply.go("/profile") : Reply.show("account/goodbye", "Goodbye", "");
  }
}
