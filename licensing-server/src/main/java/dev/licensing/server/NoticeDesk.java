package dev.licensing.server;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.Outbox.DeadLetter;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.Responses;
import java.util.List;

/** What could not be delivered (rule 10.3), for the vendor. */
final class NoticeDesk {

  private static final int MOST = 100;

  private final Outbox outbox;

  NoticeDesk(Outbox outbox) {
    this.outbox = outbox;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/vendor/dead-letters", Who.VENDOR, this::view)
            .needs(VendorScope.OPERATE)
            .gives(VendorReplies.DeadLetters.class, 200),
        Route.post("/v1/vendor/dead-letters/{id}/revive", Who.VENDOR, this::revive)
            .needs(VendorScope.OPERATE)
            .gives(VendorReplies.Revived.class, 200));
  }

  private WireResponse view(Call call) {
    return Responses.json(
        200,
        new VendorReplies.DeadLetters(
            outbox.deadLetters(MOST).stream().map(NoticeDesk::body).toList()));
  }

  /** Asked again it finds none, and changes nothing; so it needs no idempotency key. */
  private WireResponse revive(Call call) {
    return Responses.json(200, new VendorReplies.Revived(outbox.revive(Desk.id(call), call.now())));
  }

  private static VendorReplies.DeadLetterBody body(DeadLetter letter) {
    Notice notice = letter.pending().notice();
    return new VendorReplies.DeadLetterBody(
        letter.pending().id().toString(),
        letter.pending().since().toString(),
        notice.kind().name(),
        notice.to() instanceof Notice.ToAccount to ? to.account().toString() : null,
        notice.to() instanceof Notice.ToEmail to ? to.email().value() : null,
        notice.facts(),
        letter.attempts(),
        letter.at().toString(),
        letter.problem());
  }
}
