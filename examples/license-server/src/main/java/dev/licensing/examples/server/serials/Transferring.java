package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Times;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Optional;

/** The owner hands whole orders on, in two steps: to whom, and what that means (rule 4.7). */
public final class Transferring {

  private Transferring() {}

  /**
   * The form.
   *
   * @param day until whose end the serials are kept for who has no access; empty if they are not
   */
  public record Model(Chosen chosen, String email, boolean stay, String day) {

    Requests.Transfer body() {
      return new Requests.Transfer(chosen.wholeNames(), email, stay, Days.end(day));
    }

    /** The end of that day. */
    public String until() {
      return Optional.ofNullable(Days.end(day)).map(Times::readable).orElse("");
    }
  }

  /** The form as it was filled in, and what it will do. */
  public record Confirmation(Model form, Replies.TransferReport report) {}

  static List<Page> pages() {
    return List.of(
        Page.form(
            "/serials/{serial}/transfer",
            Audience.PERSON,
            Transferring::form,
            visit -> visit.field("hash").isEmpty() ? look(visit) : transfer(visit)));
  }

  private static Model model(Visit visit) {
    boolean fresh = visit.field("email").isEmpty();
    return new Model(
        Chosen.of(visit), visit.field("email"), fresh || visit.ticked("stay"), visit.field("day"));
  }

  private static Reply form(Visit visit) {
    return Reply.show("serials/transfer", "Transfer serials", model(visit));
  }

  private static Reply look(Visit visit) {
    Model model = model(visit);
    return Reply.show(
        "serials/transfer-confirm",
        "Transfer these serials?",
        new Confirmation(
            model,
            visit.api().post("/v1/transfers/preview", model.body(), Replies.TransferReport.class)));
  }

  private static Reply transfer(Visit visit) {
    Replies.Transferred became =
        visit
            .api()
            .ask("POST", "/v1/transfers")
            .with(model(visit).body())
            .once(visit.once())
            .confirming(visit.field("hash"))
            .as(Replies.Transferred.class);
    boolean kept = became.serials().containsValue("RESERVED");
    return Reply.go("/serials", kept ? Done.KEPT_FOR_NEW_OWNER : Done.TRANSFERRED);
  }
}
