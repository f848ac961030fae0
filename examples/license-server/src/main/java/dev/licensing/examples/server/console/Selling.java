package dev.licensing.examples.server.console;

import dev.licensing.core.model.Terms;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import dev.licensing.server.access.VendorScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All orders, and new ones. */
public final class Selling {

  private static final int YEAR = 365;

  private Selling() {}

  /** A page of the list. */
  public record Found(
      String email, List<VendorReplies.FoundOrderBody> orders, String next, boolean sells) {}

  /** What is typed for a new order. */
  public record Draft(
      TermsForm terms,
      String preset,
      String product,
      String serials,
      String customer,
      String purchaser,
      String managers) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.form("/console/orders", Audience.STAFF, Selling::list, Selling::find)
            .needs(VendorScope.VIEW),
        Page.form("/console/new-order", Audience.STAFF, Selling::draft, Selling::sell)
            .needs(VendorScope.SELL));
  }

  private static Reply list(Visit visit) {
    return found(visit, "", visit.query("after"));
  }

  /** An address is no part of a link, where it would be kept. */
  private static Reply find(Visit visit) {
    return found(visit, visit.field("email"), visit.field("after"));
  }

  private static Reply found(Visit visit, String email, String after) {
    VendorReplies.FoundOrders found =
        visit
            .vendor()
            .post(
                "/v1/vendor/orders/view",
                new VendorRequests.FindOrders(some(email), some(after)),
                VendorReplies.FoundOrders.class);
    return Reply.show(
        "console/orders",
        "Orders",
        new Found(
            email,
            found.orders(),
            found.next() == null ? "" : found.next(),
            visit.staff().orElseThrow().may(VendorScope.SELL)));
  }

  private static Reply draft(Visit visit) {
    String preset = visit.query("preset").isEmpty() ? "single-machine" : visit.query("preset");
    boolean typed = !visit.field("product").isEmpty();
    return Reply.show(
        "console/new-order",
        "New order",
        new Draft(
            typed ? TermsForm.of(visit) : TermsForm.of(TermsBodies.of(preset(preset))),
            preset,
            visit.field("product"),
            typed ? visit.field("serials") : "1",
            visit.field("customer"),
            visit.field("purchaser"),
            visit.field("managers")));
  }

  /** What is sold mostly; every field can be changed. */
  private static Terms preset(String name) {
    Instant inAYear = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(YEAR));
    return switch (name) {
      case "per-developer" -> Terms.perDeveloper(2);
      case "floating" -> Terms.floating(5, Duration.ofMinutes(30));
      case "trial" -> Terms.trial(Duration.ofDays(30));
      case "subscription" -> Terms.subscription(inAYear);
      case "perpetual" -> Terms.perpetual(inAYear);
      default -> Terms.singleMachine();
    };
  }

  private static Reply sell(Visit visit) {
    Requests.IssueOrder order =
        new Requests.IssueOrder(
            visit.field("product"),
            number(visit.field("serials")),
            TermsBodies.of(TermsForm.of(visit).terms()),
            some(visit.field("customer")),
            some(visit.field("purchaser")),
            Arrays.stream(visit.field("managers").split("[\\s,]+", -1))
                .filter(email -> !email.isEmpty())
                .toList());
    Replies.Issued issued =
        visit
            .vendor()
            .ask("POST", "/v1/vendor/orders")
            .with(order)
            .once(visit.once())
            .as(Replies.Issued.class);
    return Reply.go("/console/orders/" + issued.order(), Done.ORDER_ISSUED);
  }

  static int number(String text) {
    if (!text.matches("[0-9]{1,7}")) {
      throw Refused.because(400, "NO_NUMBER");
    }
    return Integer.parseInt(text);
  }

  private static @Nullable String some(String text) {
    return text.isEmpty() ? null : text;
  }
}
