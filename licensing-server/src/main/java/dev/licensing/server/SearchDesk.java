package dev.licensing.server;

import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.VendorAnswers;
import java.util.List;
import java.util.Optional;

/** What the vendor looks for: orders, and people. E-mails stand in bodies, out of the logs. */
final class SearchDesk {

  private final Desk desk;

  SearchDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/vendor/orders/view", Who.VENDOR, this::orders)
            .needs(VendorScope.VIEW)
            .takes(VendorRequests.FindOrders.class)
            .asks(FindOrders.class)
            .gives(VendorReplies.FoundOrders.class, 200),
        Route.post("/v1/vendor/accounts/view", Who.VENDOR, this::account)
            .needs(VendorScope.VIEW)
            .takes(VendorRequests.FindAccount.class)
            .asks(ViewAccount.class)
            .gives(VendorReplies.FoundAccount.class, 200));
  }

  private WireResponse orders(Call call) {
    VendorRequests.FindOrders body = desk.body(call, VendorRequests.FindOrders.class);
    Optional<Email> email = Optional.ofNullable(body.email()).map(Fields::email);
    Optional<OrderId> after = Optional.ofNullable(body.after()).map(SearchDesk::order);
    return desk.show(
        call,
        new FindOrders(call.origin(), email, after),
        Answer.OrdersFound.class,
        VendorAnswers::orders);
  }

  private static OrderId order(String text) {
    return new OrderId(
        Fields.uuid(text)
            .orElseThrow(() -> ProblemException.malformed("after: the id of an order")));
  }

  private WireResponse account(Call call) {
    Email email = Fields.email(desk.body(call, VendorRequests.FindAccount.class).email());
    Optional<AccountId> whose = Optional.of(whose(call, email));
    Decision account = desk.ask(call, new ViewAccount(call.origin(), whose));
    if (account instanceof Refused refused) {
      return desk.refused(call, refused);
    }
    Answer.AccountShown shown = (Answer.AccountShown) ((Permitted) account).answer();
    return desk.show(
        call,
        new ViewEstate(call.origin(), whose),
        Answer.EstateShown.class,
        estate -> VendorAnswers.account(shown.account(), estate));
  }

  /** An address that nobody has names an account that never was. */
  private AccountId whose(Call call, Email email) {
    return desk.settings
        .store()
        .read(FactsNeeded.by(call.now(), Optional.empty()).andEmail(email))
        .account(email)
        .map(Account::id)
        .orElseGet(() -> new AccountId(desk.ids.next()));
  }
}
