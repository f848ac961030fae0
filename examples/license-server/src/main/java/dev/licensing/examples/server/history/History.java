package dev.licensing.examples.server.history;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to one serial, and lately to all of them while they are few. */
public final class History {

  /** Each is asked for by itself. */
  private static final int MOST_TOGETHER = 25;

  private static final int LATEST = 100;

  private History() {}

  /**
   * A part of a history, the newest first.
   *
   * @param serial whose it is; empty for all of them
   * @param next where the rest is, if there is any
   * @param tooMany whether there are too many serials to be told of together
   */
  public record Model(
      Optional<String> serial, List<Told> told, Optional<String> next, boolean tooMany) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/history", Audience.PERSON, History::all),
        Page.view("/serials/{serial}/history", Audience.PERSON, History::one));
  }

  private static Reply all(Visit visit) {
    List<Replies.SerialBody> serials =
        visit.api().get("/v1/serials", Replies.Serials.class).serials();
    boolean tooMany = serials.size() > MOST_TOGETHER;
    List<Told> told =
        serials.stream()
            .limit(tooMany ? 0 : MOST_TOGETHER)
            .flatMap(serial -> told(visit, serial.serial(), ask(visit, serial.serial(), null)))
            .sorted(Comparator.comparing(Told::at).reversed())
            .limit(LATEST)
            .toList();
    return show(new Model(Optional.empty(), told, Optional.empty(), tooMany));
  }

  private static Reply one(Visit visit) {
    String handle = visit.path("serial");
    String serial = visit.unsealed(handle);
    String after = visit.query("after");
    Replies.History history = seen(visit, serial, after.isEmpty() ? null : after);
    Optional<String> next =
        Optional.ofNullable(history.next())
            .map(
                place ->
                    "/serials/"
                        + handle
                        + "/history?after="
                        + URLEncoder.encode(place, StandardCharsets.UTF_8));
    return show(new Model(Optional.of(serial), told(visit, serial, history).toList(), next, false));
  }

  /** To whom the serial does not belong its address leads nowhere. */
  private static Replies.History seen(Visit visit, String serial, @Nullable String after) {
    try {
      return ask(visit, serial, after);
    } catch (Refused e) {
      throw e.is("SERIAL_NOT_RECOGNISED") ? Refused.because(404, "NO_SUCH_RESOURCE") : e;
    }
  }

  private static Replies.History ask(Visit visit, String serial, @Nullable String after) {
    return visit
        .api()
        .post(
            "/v1/serials/history", new Requests.ViewHistory(serial, after), Replies.History.class);
  }

  private static Stream<Told> told(Visit visit, String serial, Replies.History history) {
    String handle = visit.sealed(serial);
    return history.entries().stream().map(entry -> Told.of(handle, serial, entry));
  }

  private static Reply show(Model model) {
    return Reply.show("history/history", "History", model);
  }
}
