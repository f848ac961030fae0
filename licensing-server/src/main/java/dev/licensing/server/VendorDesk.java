package dev.licensing.server;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Responses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the vendor does, and what the server says about itself. */
final class VendorDesk {

  private static final int MOST_MANAGERS = 100;

  private final Desk desk;

  VendorDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/vendor/orders", Route.Who.VENDOR, this::issue),
        new Route("GET", "/v1/keys", Route.Who.ANYBODY, this::keys),
        new Route("GET", "/v1/health", Route.Who.ANYBODY, this::health));
  }

  private WireResponse issue(Call call) {
    Requests.IssueOrder body = desk.body(call, Requests.IssueOrder.class);
    if (body.serials() < 1 || body.serials() > Desk.MOST_SERIALS) {
      throw ProblemException.malformed("serials: from 1 to " + Desk.MOST_SERIALS);
    }
    ProductId product = Fields.read("product", () -> new ProductId(body.product()));
    SortedSet<SerialNumber> serials = new TreeSet<>();
    while (serials.size() < body.serials()) {
      serials.add(SerialNumber.fromRandom(desk.settings.random().next(15)));
    }
    return desk.execute(
        call,
        new IssueOrder(
            call.origin(),
            new OrderId(desk.ids.next()),
            product,
            TermsFields.terms(body.terms()),
            serials,
            buyers(body)),
        body,
        Answer.Issued.class,
        (answer, permitted) ->
            Desk.reply(
                201,
                new Replies.Issued(answer.order().toString(), Answers.serials(answer.serials()))));
  }

  private static Buyers buyers(Requests.IssueOrder body) {
    if (body.licenseManagers().size() > MOST_MANAGERS) {
      throw ProblemException.malformed("licenseManagers: at most " + MOST_MANAGERS);
    }
    return new Buyers(
        Optional.ofNullable(body.customer()).map(Fields::email),
        Optional.ofNullable(body.purchaser()).map(Fields::email),
        body.licenseManagers().stream()
            .map(Fields::email)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private WireResponse keys(Call call) {
    return Responses.json(
        200, Map.of("keys", desk.settings.keys().stream().map(TrustedKey::toString).toList()));
  }

  /** Up is who reaches the store. */
  private WireResponse health(Call call) {
    desk.settings.store().read(FactsNeeded.by(call.now(), Optional.empty()));
    return Responses.json(200, Map.of("status", "UP"));
  }
}
