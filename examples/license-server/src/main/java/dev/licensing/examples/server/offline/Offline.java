package dev.licensing.examples.server.offline;

import dev.licensing.core.wire.Replies;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Request files become license files, and return tickets free their seats. */
public final class Offline {

  private static final String FILE = "license.txt";

  private Offline() {}

  /** What was sent, if it was text in a field. */
  public record Model(String request, String ticket) {}

  /**
   * The license file.
   *
   * @param request which it answers; sent again with the same key it gives the same file
   * @param once that key
   */
  public record Issued(Replies.Activated activated, String request, String once) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/offline", Audience.PERSON, Offline::form),
        Page.act("/offline/activate", Audience.PERSON, Offline::form, Offline::activate),
        Page.act("/offline/license", Audience.PERSON, Offline::form, Offline::download),
        Page.act("/offline/return", Audience.PERSON, Offline::form, Offline::takeBack));
  }

  private static Reply form(Visit visit) {
    return Reply.show(
        "offline/offline",
        "Machines without a network",
        new Model(visit.file("request"), visit.file("ticket")));
  }

  private static Reply activate(Visit visit) {
    String request = given(visit.file("request"));
    return Reply.show(
        "offline/license",
        "Your license file",
        new Issued(activated(visit, request), request, visit.once()));
  }

  private static Reply download(Visit visit) {
    return new Reply.Download(
        FILE, "text/plain", activated(visit, given(visit.field("request"))).license());
  }

  /** The request file is what the machine would have sent itself. */
  private static Replies.Activated activated(Visit visit, String request) {
    return visit
        .api()
        .ask("POST", "/v1/activations")
        .withBytes(request.getBytes(StandardCharsets.UTF_8))
        .once(visit.once())
        .as(Replies.Activated.class);
  }

  private static Reply takeBack(Visit visit) {
    visit
        .api()
        .ask("POST", "/v1/returns")
        .withBytes(given(visit.file("ticket")).getBytes(StandardCharsets.UTF_8))
        .once(visit.once())
        .as(Replies.Released.class);
    return Reply.go("/offline", Done.SEAT_RETURNED);
  }

  private static String given(String file) {
    if (file.isBlank()) {
      throw Refused.because(422, "NO_FILE");
    }
    return file.strip();
  }
}
