package dev.licensing.server.postgres;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Request.Wish;
import dev.licensing.core.model.RequestId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Open requests as rows; each wish has its own parts. */
final class RequestRows {

  /** Of an activation only while it is live. */
  private static final String MADE =
      """
      insert into request (id, order_id, by_account, since, wish, serial, activation, email, words)
        select ?, ?, ?, ?, ?, ?::text, a.id, ?::text, ?::text
          from (select ?::uuid, ?::timestamptz) w (activation, at) left join activation a
            on a.id = w.activation and $open
              and (a.lease_until is null or a.lease_until > w.at)
          where w.activation is null or a.id is not null
      """
          .replace("$open", ActivationRows.NOT_ENDED);

  private RequestRows() {}

  static void add(RoundTrip trip, Request request) {
    Parts parts = parts(request.wish());
    trip.changeOne(
        MADE,
        request.id().value(),
        request.order().value(),
        request.by().value(),
        request.at(),
        request.wish().getClass().getSimpleName(),
        parts.serial(),
        parts.email(),
        parts.words(),
        parts.activation(),
        request.at());
  }

  private record Parts(
      @Nullable String serial,
      @Nullable UUID activation,
      @Nullable String email,
      @Nullable String words) {}

  private static Parts parts(Wish wish) {
    if (wish instanceof Request.Access access) {
      return new Parts(access.serial().value(), null, null, access.message());
    } else if (wish instanceof Request.OrderTransfer transfer) {
      return new Parts(null, null, transfer.newCustomer().value(), transfer.name());
    } else if (wish instanceof Request.AnotherLicenseManager another) {
      return new Parts(null, null, another.manager().value(), null);
    } else if (wish instanceof Request.RemoteDeactivation lost) {
      return new Parts(null, lost.activation().value(), null, lost.reason());
    }
    throw new IllegalStateException("no column for " + wish.getClass());
  }

  static Request request(Columns row) {
    return new Request(
        RequestId.of(row.text("id")),
        row.order("order_id"),
        row.account("by_account"),
        row.instant("since"),
        wish(row));
  }

  private static Wish wish(Columns row) {
    String wish = row.text("wish");
    return switch (wish) {
      case "Access" -> new Request.Access(row.serial("serial"), row.text("words"));
      case "OrderTransfer" -> new Request.OrderTransfer(row.email("email"), row.text("words"));
      case "AnotherLicenseManager" -> new Request.AnotherLicenseManager(row.email("email"));
      case "RemoteDeactivation" ->
          new Request.RemoteDeactivation(
              ActivationId.of(row.text("activation")), row.text("words"));
      default -> throw new IllegalStateException("no such wish: " + wish);
    };
  }
}
