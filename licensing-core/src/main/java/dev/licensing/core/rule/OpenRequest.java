package dev.licensing.core.rule;

import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import java.util.Optional;

/**
 * A request somebody decides on: the vendor, or the owner of the serial where it asks for access.
 * Others than these, its maker and the managers of its order do not know of it.
 */
record OpenRequest(Request request, Order order) {

  static Optional<OpenRequest> visible(Facts facts, Origin origin, RequestId id) {
    return facts
        .request(id)
        .map(request -> new OpenRequest(request, facts.order(request.order()).orElseThrow()))
        .filter(open -> open.visibleTo(facts, origin));
  }

  private boolean visibleTo(Facts facts, Origin origin) {
    return Callers.isVendor(origin)
        || (facts.caller().isPresent() && isBy(origin))
        || Orders.manages(facts, order);
  }

  boolean isBy(Origin origin) {
    return origin.by().isPerson(request.by());
  }

  /** Why it is not for the caller to decide. */
  Optional<Refusal> mustBeTheCallersToDecide(Origin origin) {
    if (request.wish() instanceof Request.Access access) {
      boolean owner = order.customer().filter(who -> origin.by().isPerson(who)).isPresent();
      return owner ? Optional.empty() : Optional.of(Serials.onlyTheOwner(access.serial()));
    }
    return Callers.onlyTheVendor(origin);
  }

  Notice told(NoticeKind kind) {
    return Notice.to(request.by(), kind)
        .with("request", request.id())
        .with("order", order.id())
        .with("wish", request.wish().getClass().getSimpleName());
  }

  static Refusal notRecognised(RequestId id) {
    return Refusal.of(
            RefusalCode.REQUEST_NOT_RECOGNISED,
            Remedy.of(RemedyCode.ASK_OWNER),
            Remedy.of(RemedyCode.CONTACT_VENDOR))
        .with("request", id);
  }
}
