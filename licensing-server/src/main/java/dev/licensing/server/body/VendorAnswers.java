package dev.licensing.server.body;

import dev.licensing.core.decision.AccountView;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.FoundOrder;
import dev.licensing.core.model.Email;
import dev.licensing.core.wire.VendorReplies;

/** Turns what the engine says to the vendor into the records of the protocol. */
public final class VendorAnswers {

  private VendorAnswers() {}

  /** Orders that were looked for. */
  public static VendorReplies.FoundOrders orders(Answer.OrdersFound found) {
    return new VendorReplies.FoundOrders(
        found.orders().stream().map(VendorAnswers::order).toList(), Answers.text(found.next()));
  }

  private static VendorReplies.FoundOrderBody order(FoundOrder order) {
    return new VendorReplies.FoundOrderBody(
        order.order().toString(),
        order.product().value(),
        order.standing().name(),
        TermsAnswers.validity(order.validity()),
        order.serialCount(),
        Answers.text(order.customer().map(Email::value)));
  }

  /** An account, with what it sees itself. */
  public static VendorReplies.FoundAccount account(AccountView account, Answer.EstateShown estate) {
    return new VendorReplies.FoundAccount(
        Answers.account(account),
        Answers.estate(estate).serials(),
        OrderAnswers.orders(estate).orders());
  }
}
