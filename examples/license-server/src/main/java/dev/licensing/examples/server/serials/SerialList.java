package dev.licensing.examples.server.serials;

import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Set;

/**
 * All serials, and what can be done to several at once. What somebody searches for may be a serial,
 * so it is sent in a form and stands in no address.
 */
public final class SerialList {

  private static final int PER_PAGE = 50;
  private static final Set<String> ACTS = Set.of("assign", "unassign", "transfer", "relinquish");

  private SerialList() {}

  /**
   * A part of the list.
   *
   * @param found how many there are in all parts
   * @param term what was searched for; empty if nothing was
   */
  public record Model(
      List<Line> lines, Filter filter, List<String> products, int found, String term) {

    /** How many parts there are. */
    public int pages() {
      return Math.max(1, (found + PER_PAGE - 1) / PER_PAGE);
    }

    /** Whether there is anything at all that could be shown under another choice. */
    public boolean nothing() {
      return products.isEmpty();
    }
  }

  static List<Page> pages() {
    return List.of(
        Page.view("/serials", Audience.PERSON, SerialList::list),
        Page.act("/serials/search", Audience.PERSON, SerialList::list, SerialList::search),
        Page.act("/serials/choose", Audience.PERSON, SerialList::list, SerialList::choose));
  }

  private static Reply list(Visit visit) {
    Filter filter = Filter.of(visit);
    Estate estate = Estate.of(visit);
    List<Line> found = lines(visit, estate).stream().filter(filter::shows).toList();
    List<Line> part = found.stream().skip((filter.page() - 1L) * PER_PAGE).limit(PER_PAGE).toList();
    return show(new Model(part, filter, estate.products(), found.size(), ""));
  }

  private static Reply search(Visit visit) {
    String term = visit.field("term");
    Estate estate = Estate.of(visit);
    List<Line> found = lines(visit, estate).stream().filter(line -> line.matches(term)).toList();
    return show(
        new Model(
            found.stream().limit(PER_PAGE).toList(),
            Filter.of(visit),
            estate.products(),
            found.size(),
            term));
  }

  private static Reply choose(Visit visit) {
    List<String> serials = visit.fields("serial");
    String act = visit.field("act");
    if (serials.isEmpty()) {
      throw Refused.because(422, "NOTHING_CHOSEN");
    }
    if (!ACTS.contains(act) || serials.size() > PER_PAGE) {
      throw Refused.because(400, "MALFORMED_REQUEST");
    }
    return Reply.go("/serials/" + Chosen.handle(visit, serials) + "/" + act);
  }

  private static List<Line> lines(Visit visit, Estate estate) {
    return estate.serials().stream()
        .map(serial -> new Line(visit.sealed(serial.serial()), serial))
        .toList();
  }

  private static Reply show(Model model) {
    return Reply.show("serials/list", "Serials", model);
  }
}
