package dev.licensing.examples.server.serials;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who has serials in hand becomes their owner, or asks the one they have (rules 4.2, 4.3). */
public final class Claiming {

  private Claiming() {}

  /**
   * The form.
   *
   * @param typed what was typed before
   * @param mistyped what is no serial, whatever else is true (rule 2.8)
   * @param owned what somebody else owns, who can be asked
   */
  public record Model(String typed, List<String> mistyped, List<String> owned, String message) {}

  static List<Page> pages() {
    return List.of(
        Page.form("/claim", Audience.PERSON, Claiming::form, Claiming::claim),
        Page.act("/claim/ask", Audience.PERSON, Claiming::form, Claiming::ask));
  }

  private static Reply form(Visit visit) {
    return show(visit, List.of());
  }

  private static Reply show(Visit visit, List<String> mistyped) {
    return Reply.show(
        "serials/claim",
        "Claim serials",
        new Model(visit.field("serials"), mistyped, owned(visit), visit.field("message")));
  }

  /** A slip of the finger is found here, and does not count as a guess. */
  private static Reply claim(Visit visit) {
    List<String> typed =
        Stream.of(visit.field("serials").split("[\\r\\n,;]+"))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
    List<String> mistyped =
        typed.stream()
            .filter(text -> !(SerialNumber.read(text) instanceof SerialReading.Valid))
            .toList();
    if (!mistyped.isEmpty()) {
      return show(visit, mistyped);
    }
    visit
        .api()
        .ask("POST", "/v1/claims")
        .with(new Requests.Claim(typed))
        .once(visit.once())
        .as(Replies.Claimed.class);
    return Reply.go("/serials", Done.CLAIMED);
  }

  private static Reply ask(Visit visit) {
    Replies.AccessRequested asked =
        visit
            .api()
            .ask("POST", "/v1/access-requests")
            .with(new Requests.AskForAccess(visit.field("serials"), visit.field("message")))
            .once(visit.once())
            .as(Replies.AccessRequested.class);
    boolean needless = Optional.ofNullable(asked.request()).isEmpty();
    return Reply.go("/serials", needless ? Done.ACCESS_ALREADY : Done.ACCESS_ASKED);
  }

  private static List<String> owned(Visit visit) {
    return visit.problem().map(Problem::reasons).orElse(List.of()).stream()
        .filter(reason -> reason.code().equals("SERIAL_ALREADY_OWNED"))
        .flatMap(reason -> Optional.ofNullable(reason.facts().get("serial")).stream())
        .toList();
  }
}
