package dev.licensing.server;

import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.OrderAnswers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders: seeing them, and who manages them. */
final class OrderDesk {

  private static final String ONE = "/v1/orders/{id}";
  private static final String MANAGERS = ONE + "/license-managers";

  private final Desk desk;

  OrderDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/orders", Who.PERSON, this::list)
            .asks(ViewEstate.class)
            .gives(OrderReplies.Orders.class, 200),
        Route.get(ONE, Who.PERSON_OR_VENDOR, call -> view(call, Optional.empty()))
            .needs(VendorScope.VIEW)
            .asks(ViewOrder.class)
            .gives(OrderReplies.OrderBody.class, 200),
        Route.post(ONE + "/view", Who.PERSON_OR_VENDOR, this::viewFurther)
            .needs(VendorScope.VIEW)
            .takes(OrderRequests.Page.class)
            .asks(ViewOrder.class)
            .gives(OrderReplies.OrderBody.class, 200),
        Route.post(ONE + "/transfer-request", Who.PERSON, this::requestTransfer)
            .takes(OrderRequests.RequestTransfer.class)
            .does(RequestOrderTransfer.class)
            .gives(Replies.Requested.class, 202),
        Route.post(MANAGERS, Who.PERSON_OR_VENDOR, this::addManager)
            .needs(VendorScope.SUPPORT)
            .takes(OrderRequests.LicenseManager.class)
            .does(AddLicenseManager.class)
            .gives(OrderReplies.LicenseManagerChanged.class, 200, 202),
        Route.post(MANAGERS + "/remove", Who.PERSON_OR_VENDOR, this::removeManager)
            .needs(VendorScope.SUPPORT)
            .takes(OrderRequests.LicenseManager.class)
            .does(RemoveLicenseManager.class)
            .gives(OrderReplies.LicenseManagerChanged.class, 200));
  }

  private WireResponse list(Call call) {
    return desk.show(
        call, ViewEstate.own(call.origin()), Answer.EstateShown.class, OrderAnswers::orders);
  }

  private WireResponse viewFurther(Call call) {
    String after = desk.body(call, OrderRequests.Page.class).after();
    return view(call, Optional.of(desk.serial(call, after)));
  }

  private WireResponse view(Call call, Optional<SerialNumber> after) {
    return desk.show(
        call,
        new ViewOrder(call.origin(), order(call), after),
        Answer.OrderShown.class,
        shown -> OrderAnswers.order(shown.order()));
  }

  private WireResponse requestTransfer(Call call) {
    OrderRequests.RequestTransfer body = desk.body(call, OrderRequests.RequestTransfer.class);
    Email email = Fields.email(body.email());
    return desk.execute(
        call,
        Fields.read(
            "name",
            () ->
                new RequestOrderTransfer(
                    call.origin(),
                    order(call),
                    new RequestId(desk.ids.next()),
                    email,
                    body.name())),
        body,
        Answer.Requested.class,
        (answer, permitted) -> Desk.reply(202, new Replies.Requested(answer.request().toString())));
  }

  private WireResponse addManager(Call call) {
    OrderRequests.LicenseManager body = desk.body(call, OrderRequests.LicenseManager.class);
    Email email = Fields.email(body.email());
    OrderId order = order(call);
    return desk.execute(
        call,
        new AddLicenseManager(call.origin(), order, new RequestId(desk.ids.next()), email),
        body,
        Answer.class,
        (answer, permitted) -> managerAdded(answer, order, email));
  }

  /** Done at once, or asked of the vendor (rule 5.7). */
  private static StoredReply managerAdded(Answer answer, OrderId order, Email email) {
    if (answer instanceof Answer.Requested asked) {
      return Desk.reply(202, changed(order, email, "REQUESTED", asked.request().toString()));
    }
    Answer.ManagerAdded added = (Answer.ManagerAdded) answer;
    return Desk.reply(200, changed(order, email, added.outcome().name(), null));
  }

  private WireResponse removeManager(Call call) {
    OrderRequests.LicenseManager body = desk.body(call, OrderRequests.LicenseManager.class);
    return desk.execute(
        call,
        new RemoveLicenseManager(call.origin(), order(call), Fields.email(body.email())),
        body,
        Answer.ManagerRemoved.class,
        (answer, permitted) ->
            Desk.reply(200, changed(answer.order(), answer.manager(), "REMOVED", null)));
  }

  private static OrderReplies.LicenseManagerChanged changed(
      OrderId order, Email email, String outcome, @Nullable String request) {
    return new OrderReplies.LicenseManagerChanged(
        order.toString(), email.value(), outcome, request);
  }

  /** The order in the path. */
  static OrderId order(Call call) {
    return new OrderId(Desk.id(call));
  }
}
