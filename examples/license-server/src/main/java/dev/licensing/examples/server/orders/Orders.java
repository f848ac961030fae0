package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders of somebody, and one of them (rules 5.2 to 5.5). */
public final class Orders {

  private Orders() {}

  /**
   * What a manager sees of an order.
   *
   * @param terms in words, by name
   * @param uses of the serials that are listed
   * @param requests that are open
   * @param next the address of the page that goes on
   * @param first whether this page is where the list begins
   */
  public record Managed(
      OrderSeen seen,
      OrderReplies.ContentsBody contents,
      Map<String, String> terms,
      List<Use> uses,
      List<Wish> requests,
      Optional<String> next,
      boolean first) {}

  /**
   * A seat that is taken.
   *
   * @param serial which is named by its last characters only
   * @param lost where one asks support to deactivate its machine
   * @param remove where its user is removed
   */
  public record Use(Named serial, Replies.UseBody use, String lost, String remove) {}

  /** A request, and the serial that it is about, if it is about one. */
  public record Wish(OrderReplies.RequestBody body, Optional<Named> serial) {}

  /** What a serial is called where it need not be read, and where its page is. */
  public record Named(String tail, String page) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/orders", Audience.PERSON, Orders::list),
        Page.view("/orders/{id}", Audience.PERSON, Orders::show),
        Page.act(
            "/orders/{id}/requests/{request}/withdraw",
            Audience.PERSON,
            Orders::show,
            Orders::withdraw));
  }

  private static Reply list(Visit visit) {
    return Reply.show(
        "orders/list", "Orders", visit.api().get("/v1/orders", OrderReplies.Orders.class));
  }

  static Reply show(Visit visit) {
    OrderSeen seen = OrderSeen.of(visit);
    String title = "Order of " + seen.order().product();
    return seen.contents()
        .map(contents -> Reply.show("orders/managed", title, managed(visit, seen, contents)))
        .orElseGet(() -> Reply.show("orders/developed", title, seen));
  }

  private static Managed managed(Visit visit, OrderSeen seen, OrderReplies.ContentsBody contents) {
    List<Use> uses =
        contents.serials().stream()
            .flatMap(serial -> serial.uses().stream().map(use -> use(visit, seen, serial, use)))
            .toList();
    Optional<String> next =
        Optional.ofNullable(contents.next())
            .map(after -> seen.page() + "?after=" + visit.sealed(after));
    return new Managed(
        seen,
        contents,
        TermsInWords.of(contents.terms()),
        uses,
        contents.requests().stream().map(request -> wish(visit, request)).toList(),
        next,
        visit.query("after").isEmpty());
  }

  private static Use use(
      Visit visit, OrderSeen seen, Replies.SerialBody serial, Replies.UseBody use) {
    Named named = named(visit, serial.serial());
    return new Use(
        named,
        use,
        named.page() + "/activations/" + use.activation() + "/lost",
        seen.page() + "/users/" + use.account() + "/remove");
  }

  private static Wish wish(Visit visit, OrderReplies.RequestBody request) {
    return new Wish(
        request,
        Optional.ofNullable(request.details().get("serial")).map(serial -> named(visit, serial)));
  }

  private static Named named(Visit visit, String serial) {
    return new Named(Words.tail(serial), "/serials/" + visit.sealed(serial));
  }

  private static Reply withdraw(Visit visit) {
    visit
        .api()
        .ask("POST", "/v1/requests/" + visit.id("request") + "/decline")
        .with(new Requests.Decline(""))
        .once(visit.once())
        .as(Replies.Decided.class);
    return Reply.go(OrderSeen.page(visit), Done.REQUEST_WITHDRAWN);
  }
}
