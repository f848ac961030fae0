package dev.licensing.examples.server.console;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.StaffSessions.Staff;
import dev.licensing.examples.server.web.Visit;
import dev.licensing.server.access.VendorScope;
import java.util.List;
import java.util.Optional;

/** One order, as the vendor sees it and changes it. */
public final class Governing {

  private static final String ORDER = "/console/orders/{order}";

  private Governing() {}

  /** The order, with the serials of one page. */
  public record Seen(
      OrderReplies.OrderBody order,
      OrderReplies.ContentsBody contents,
      List<Row> serials,
      String nextHandle,
      Staff staff) {}

  /** A serial, and what it is called in an address. */
  public record Row(Replies.SerialBody serial, String handle) {}

  /** Terms that are changed. */
  public record Changing(String order, TermsForm terms, Optional<Rehearsing.Outcome> outcome) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view(ORDER, Audience.STAFF, Governing::show).needs(VendorScope.VIEW),
        Page.act(ORDER + "/serials", Audience.STAFF, Governing::show, Governing::add)
            .needs(VendorScope.SELL),
        Page.act(ORDER + "/standing", Audience.STAFF, Governing::show, Governing::standing)
            .needs(VendorScope.GOVERN),
        Page.act(ORDER + "/reinstatements", Audience.STAFF, Governing::show, Governing::reinstate)
            .needs(VendorScope.SUPPORT),
        Page.form(ORDER + "/terms", Audience.STAFF, Governing::terms, Governing::change)
            .needs(VendorScope.GOVERN),
        Page.act(ORDER + "/rehearsal", Audience.STAFF, Governing::terms, Governing::rehearse)
            .needs(VendorScope.GOVERN));
  }

  private static String order(Visit visit) {
    return visit.id("order");
  }

  private static OrderReplies.OrderBody read(Visit visit) {
    String path = "/v1/orders/" + order(visit);
    String after = visit.query("after");
    return after.isEmpty()
        ? visit.vendor().get(path, OrderReplies.OrderBody.class)
        : visit
            .vendor()
            .post(
                path + "/view",
                new OrderRequests.Page(visit.unsealed(after)),
                OrderReplies.OrderBody.class);
  }

  private static OrderReplies.ContentsBody contents(OrderReplies.OrderBody order) {
    return Optional.ofNullable(order.contents()).orElseThrow();
  }

  private static Reply show(Visit visit) {
    OrderReplies.OrderBody order = read(visit);
    OrderReplies.ContentsBody contents = contents(order);
    return Reply.show(
        "console/order",
        "Order of " + order.product(),
        new Seen(
            order,
            contents,
            contents.serials().stream()
                .map(serial -> new Row(serial, visit.sealed(serial.serial())))
                .toList(),
            contents.next() == null ? "" : visit.sealed(contents.next()),
            visit.staff().orElseThrow()));
  }

  private static Reply add(Visit visit) {
    visit
        .vendor()
        .ask("POST", "/v1/vendor/orders/" + order(visit) + "/serials")
        .with(new VendorRequests.AddSerials(Selling.number(visit.field("serials"))))
        .once(visit.once())
        .as(Replies.Issued.class);
    return Reply.go("/console/orders/" + order(visit), Done.SERIALS_ADDED);
  }

  private static Reply standing(Visit visit) {
    String serial = visit.field("serial");
    visit
        .vendor()
        .ask("POST", "/v1/vendor/orders/" + order(visit) + "/standing")
        .with(
            new VendorRequests.ChangeStanding(
                visit.field("standing"),
                serial.isEmpty() ? null : visit.unsealed(serial),
                visit.field("reason")))
        .once(visit.once())
        .as(VendorReplies.StandingChanged.class);
    return Reply.go(
        serial.isEmpty() ? "/console/orders/" + order(visit) : "/console/serials/" + serial,
        Done.STANDING_CHANGED);
  }

  private static Reply reinstate(Visit visit) {
    visit
        .vendor()
        .ask("POST", "/v1/reinstatements")
        .with(new OrderRequests.ReinstateUser(visit.field("user")))
        .once(visit.once())
        .as(OrderReplies.Reinstated.class);
    return Reply.go("/console/orders/" + order(visit), Done.USER_REINSTATED);
  }

  private static Reply terms(Visit visit) {
    TermsForm typed = TermsForm.of(visit);
    TermsForm shown =
        typed.at("machineLimit").isEmpty() ? TermsForm.of(contents(read(visit)).terms()) : typed;
    return Reply.show(
        "console/terms", "Change the terms", new Changing(order(visit), shown, Optional.empty()));
  }

  private static Reply change(Visit visit) {
    visit
        .vendor()
        .ask("POST", "/v1/vendor/orders/" + order(visit) + "/terms")
        .with(new VendorRequests.ChangeTerms(TermsBodies.of(TermsForm.of(visit).terms())))
        .once(visit.once())
        .as(VendorReplies.TermsChanged.class);
    return Reply.go("/console/orders/" + order(visit), Done.TERMS_CHANGED);
  }

  /** What the other terms would have made of the past; changes nothing. */
  private static Reply rehearse(Visit visit) {
    OrderReplies.OrderBody order = read(visit);
    TermsForm typed = TermsForm.of(visit);
    return Reply.show(
        "console/terms",
        "Change the terms",
        new Changing(
            order(visit),
            typed,
            Optional.of(
                new Rehearsing(visit)
                    .of(
                        order.product(),
                        TermsForm.of(contents(order).terms()).terms(),
                        typed.terms()))));
  }
}
